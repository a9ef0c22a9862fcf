"""What numbers the items of a text: 一、 （二） 3. ① 第四章, and in running text 一是, 首先."""

from __future__ import annotations

import re

ENUMERATOR_RE = re.compile(
    r"\s*(?:[一二三四五六七八九十百]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、)）](?!\d)"
    r"|第[一二三四五六七八九十百\d]+[章节条款项、，：]|[①-⑳●■◆▲★※○◎])"
)
# How an item begins that goes on as a sentence.
SPOKEN_ENUMERATOR_RE = re.compile(
    r"(?:[一二三四五六七八九十]+(?:是|要)|第[一二三四五六七八九十]+|首先|其次|再次|最后)"
)
