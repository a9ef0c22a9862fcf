"""Names with a number in them: models, roads, laws, grades, classes, telephone numbers."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.figures.mentions import NoFigure
from sitegen.figures.passages import Passage, any_pattern

_N = "[0-9０-９]"
_C = "[一二两三四五六七八九十]"
_MEASURES = "[％%℃亿万千百元人亩倍年月天家个户吨米公平立小分岁名位级]"
_LATIN_UNITS = (
    "(?:km|kg|cm|mm|nm|ml|mL|mg|kWh|GWh|MWh|kW|MW|GW|GB|TB|MB|Gbps|TEU|KM|mAh|EFLOPS|kV|m²|m³|m|g|L"
    "|h)"
)
_INDEXES = (
    "世界|中国|全国|全球|全省|民企|财富|民营企业|企业|中证|沪深|标普|上证|科创|日经|道指|富时"
    "|恒生|纳斯达克"
)
_AT_NUMBERS_RE = any_pattern(
    rf"(?<![0-9０-９.．]){_N}+(?:\.{_N}+)?(?!{_LATIN_UNITS}(?![A-Za-z]))[A-Za-z]+级?{_N}*",
    rf"{_N}+[×xX*]{_N}+|{_N}[.．]0(?=版|时代|阶段|模式|[”、，。])",
    # Events of sport: 100米栏, 60公斤级.
    rf"{_N}+人队|{_N}+米(?=自由泳|蛙泳|蝶泳|仰泳|栏|接力|混合泳|飞人|障碍|短跑|气步枪|气手枪)|{_N}+公斤级",
    # Houses, roads, lines: 7号, 3栋2单元, 101国道.
    rf"{_N}+(?:-{_N}+)?号(?:线|楼|院|门|文件|令|公告|店|馆|工程|机组|房|文|机|墓|厅|台|泊位|洞|井|煤|槌)?",
    rf"{_C}+号(?!元)(?:线|楼|院|工程|文件|主席|坑|机组|店|馆|公告)?",
    rf"{_N}+[栋幢](?={_N})|{_N}+(?:单元|室)",
    rf"{_N}+(?:国道|省道|县道|路公交|路车|热线|专线|医院|团|连|师|军|所(?=医院)|高地|高速)",
    # Roads by their number, and what 五年生存率 and its like are named by.
    rf"{_N}{{3}}线(?![上下以])|(?:{_N}|{_C}){{1,2}}年(?:无病|总)?(?=生存率|存活率)",
    # Telephone and other numbers that only identify.
    rf"{_N}{{3,4}}[-—–]{_N}{{7,8}}|1[3-9]{_N}{{9}}(?!{_N})",
    # Generations, indexes and leagues: 95后, 500强.
    r"(?:[5-9]0|00|[五六七八九]零|[5-9][0-9])后(?=[创青大小年女男群返新党、”和，。一-鿿])(?![的一])",
    rf"(?<![前0-9０-９])(?:{_N}+|[四八十百千]|十六|五百)[强佳](?![度调化力烈大国者县省企链镇师筋基制劲])",
    # Grades, levels and classes.
    rf"{_N}+[Aa]级|[一二三四五六七八九]级(?!地震|风|大风|的)|[一二三四五六七八九]年级",
    rf"{_N}[级类](?=标准|响应|保护|医院|景区|预警|风险|水|指标|资质|以上医院)",
    rf"(?<=[高初大研])[一二三四](?=学生|年级|女生|男生|新生|上|下|的|[，。、])|{_N}(?:年级|班)",
    # Calibres, coordinates, rounds of a contest.
    rf"{_N}+(?:\.{_N}+)?(?:毫米(?=口径|[^，。]{{0,3}}[炮枪])|米(?=口径))|{_N}℃线",
    rf"(?<=[北南东西][纬经]){_N}+(?:\.{_N}+)?[度°](?:{_N}+(?:\.{_N}+)?[分′])?",
    r"[二四八]分之一(?=决赛)",
    # Terms: 7天期, 15分钟生活圈.
    rf"{_N}+(?:天|年|个月)期(?!间|限)|{_N}+分钟[一-鿿]{{0,6}}圈",
)
_ANYWHERE_RE = any_pattern(
    # Titles of books, laws and documents; the years and numbers of documents.
    r"《[^《》]{1,60}》|〔[^〔〕]{1,20}〕|[（(]20\d\d[）)]",
    # Models: C919, G60, PM2.5, H7N9.
    rf"[A-Za-zα-ω](?<![A-Za-zα-ω][A-Za-zα-ω])[A-Za-z]{{0,20}}[-–—]?{_N}+(?:[.\-]{_N}+)*[A-Za-z]*(?![.．]?{_N}|{_MEASURES})",
    rf"[A-Za-z](?<![A-Za-z][A-Za-z])[A-Za-z]{{0,19}}[-–]?{_N}+(?=[级型号])",
    # Events, numbers that identify, indexes: 男子100米, 尾号0123, 沪深300.
    rf"(?:男子|女子|男女|混合)(?:[单双团]人)?{_N}+(?:米|公里|公斤级?|公斤以上级)",
    rf"(?:热线|电话|拨打|拨通|邮编|编号|代码|车牌|QQ|微信号?|学号|尾号|账号|手机号码?|客服)"
    rf"[为是：:“]*{_N}[0-9０-９\-—–]*",
    rf"(?:{_INDEXES})\s*{_N}+(?!{_N})(?:强|指数|股指|佳)?(?!{_MEASURES}|[.．]{_N}|点)",
)


def find(passage: Passage) -> Iterator[NoFigure]:
    """Stretches whose numbers only tell one thing from another."""
    for match in passage.matches(_AT_NUMBERS_RE, _ANYWHERE_RE):
        yield NoFigure(*match.span())
