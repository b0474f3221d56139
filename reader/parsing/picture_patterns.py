"""Regular expressions of captions and picture credits, in the same terms as `reader.parsing.patterns`."""

from reader.late_pattern import late
from reader.parsing.patterns import GAP, H, any_of

CAPTION = late(
    r"^(?:[▲▼◀▶△▽↑↓←→]|图[①-⑳\d一二三四]{0,2}[为：: ]|图片(?:说明)?[:：]|(?:上|下|左|右|题|大|小|本版)图"
    r"|圖[①-⑳\d一二三四]?[為：: ]|資料(?:圖片|照片)|资料(?:图片|照片)"
    r"|(?:油画|油畫|国画|國畫|中国画|水彩画?|版画|年画|漫画|漫畫|雕塑|速写|书法|剪纸|插图|题图)[《“])"
)
SHOWS = late(r"[图圖][为為①②]|（资料[图照]片）|[上下左右]图")
"""Reference of a text to a picture beside it."""
_AGENCY = any_of("新华社 新華社 本报 本報 中新社 人民网 人民日报 中央社 路透社? 法新社 美联社")
_LIBRARY = rf"(?:[（(][{H}A-Za-z·/／ ]{{2,24}}[）)])"
_TAKEN = any_of("摄影报道 摄 攝 供图 供圖 绘 繪")
PHOTO = late(
    rf"^[（(]?(?:{_AGENCY}[发發]?)?(?:特约|特約|见习|实习)?(?:记者|記者|通讯员|摄影|攝影)?{GAP}{{0,4}}"
    rf"(?:[{H}·]{{1,6}}{GAP}{{0,4}}){{1,4}}[/／]?{GAP}{{0,4}}{_TAKEN}{_LIBRARY}?[）)]?$|^[（(]?{_AGENCY}[发發]{_LIBRARY}?[）)]?$"
    rf"|^[（(]?[图圖][据據源][:：]?{GAP}{{0,2}}[{H}A-Za-z]{{2,12}}[）)]?$"
    rf"|^[（(]?[{H}]{{2,12}}(?:{GAP}[{H}]{{1,4}}){{0,2}}{GAP}?[/／╱∕]{GAP}?(?:摄影?|攝影?|图|圖)[）)]?$"
    r"|^[（(]?(?:资料|資料)?(?:图片|照片|圖片)(?:来源|提供|均)?[:：]?.{0,16}$|^[（(]?資料照[）)]?$"
)
"""A line that is only the credit of a photograph."""
PHOTO_CHARACTERS = "摄攝绘繪供发發图圖照"
PHOTO_GATE = late(
    r"[图圖][据據源]|[/／╱∕][ ]?[图圖]|[摄攝绘繪]|供[图圖]|[发發](?:[（()）]|$)"
    r"|^[（(]?(?:资料|資料)?(?:[图圖]片|照)"
)
"""Parts of such a line: a quick test before `PHOTO`, which is slow to fail."""
CHART = late(
    rf"^[{H}]{{2,10}}(?:制图|製圖|截图|截圖|图片|圖片|照片)$|^(?:制图|製圖|绘图|图表|漫画|摄影|数据来源)[:：].{{2,24}}$"
)
"""A line that names the source of a chart, a drawing or a picture inside an article."""
PICTURED = late(
    rf"(?:{_AGENCY}|[{H}]{{2,8}})(?:记者|記者)?"
    + any_of("摄影报道 摄 攝 供图 供圖 制图 製圖 截图 截圖 图片 圖片 照片 圖")
    + rf"{_LIBRARY}?[）)。]?$"
    r"|(?:视觉中国|影像中国|人民视觉|网上图片|網上圖片|資料照片?|资料图片?|資料圖片)[）)。]?$"
    r"|[（(](?:路透|中央社|美聯社|法新社|翻攝.{0,12}|.{0,8}提供|.{0,8}攝)[）)]$"
)
"""A text that ends with the credit of a photograph."""
CAPTIONED = late(
    rf"^.{{4,64}}?(?:[（(][^（()）]{{2,16}}|[。／/]{GAP}{{0,2}}[{H}]{{0,8}})"
    + any_of("图片 圖片 照片 截图 截圖 摄 攝 供图 供圖 提供 制图 製圖 资料图 資料圖")
    + r"[）)]?$"
)
"""A short text that says what is seen, then whose picture it is: `渔港的清晨（海城日报图片）`."""
CREDIT_GATE = late("[图圖片摄攝供][）)]?$|提供[）)]?$")
"""How such a text ends: a quick look before `CAPTIONED`."""
