"""Words in which a character is not read in its usual way: `重庆` is chongqing, though `重` alone is zhong.

Folded words by the syllable that one of their characters has there. The list is our own: names of places, and common
words of news; in other words a character has its usual reading.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reader.analysis.pinyin import readings

_WORDS = {
    "beng": "蚌埠",
    "chang": "长沙 长春 长江 长城 长安 长期 长远 长途 长征 长短 长度 长白 长治 长三 长兴 长乐 长寿 长廊 长跑 长龙"
    " 长线 长效 长假 长篇 长处 长夜 长汀 长岛 长足 长久 长存 长达 长堤 长街 长河 长空 长宁 长桥 长丰 长清 长垣 长武"
    " 长阳 长泰 长海 长顺 长崎 延长 专长 特长 漫长 全长 身长 擅长",
    "chong": "重庆 重新 重来 重复 重返 重建 重申 重逢 重阳 重现 重叠 重演 重组 重启 重温 重塑 重归 重修 重回 重开 重围",
    "dai": "大夫",
    "du": "都市 都城 都江 都督 首都 成都 古都 京都 国都",
    "hang": "银行 行业 行家 行情 行列 行当 行长 央行 同行 各行 排行 外行 内行 商行 农行 工行 建行 中行",
    "huan": "还款 还钱 还贷 还原 还清 还乡 归还 偿还 退还 返还 交还",
    "ji": "给予 给水 给养 供给 补给",
    "jiao": "校对 校正 校准 睡觉 午觉",
    "kuai": "会计",
    "lu": "六安 六合",
    "pan": "番禺",
    "pian": "便宜",
    "shan": "单县",
    "tiao": "调整 调解 调节 调和 调控 调试 调理 调味 调皮 空调 协调 失调",
    "xia": "厦门",
    "yue": "乐清 乐曲 乐器 乐队 乐团 乐章 乐谱 乐坛 乐手 音乐 声乐 民乐 器乐 奏乐",
    "zang": "藏族 藏语 藏区 藏北 藏南 藏历 藏医 藏药 藏羚 藏文 西藏 青藏 川藏 宝藏",
    "zhuan": "传记 自传",
}


class WordReading(NamedTuple):
    """How one character of a word is read."""

    word: str
    """Two characters."""
    place: int
    """Index of the character in the word."""
    syllable: str


@cache
def word_readings() -> tuple[WordReading, ...]:
    """The words of which a character is read in another way than usual."""
    return tuple(_unusual())


def _unusual() -> Iterator[WordReading]:
    for syllable, words in _WORDS.items():
        for word in words.split():
            for place, character in enumerate(word):
                if syllable in readings(character)[1:]:
                    yield WordReading(word, place, syllable)
