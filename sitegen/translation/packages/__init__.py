"""Translation packages in the Argos format: found, installed, verified, removed."""
