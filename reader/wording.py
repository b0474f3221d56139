"""What the program says, in English and Chinese, in one place.

English sentences stand in the code, wrapped in `_`; the Chinese ones stand here beside them, in a catalogue that
`gettext` reads. A test finds sentences that have no Chinese.
"""

import gettext
import os

CHINESE: dict[str, str] = {
    "close together": "彼此靠近",
    "say what each text asked for adds to the score": "说明所查各项各给分数加了多少",
    "no such file or folder; check the path": "没有这个文件或文件夹，请检查路径",
    "may not be read; ask for the right to read it": "没有读取权限，请先取得权限",
    "could not be read from the disk; try again or copy it first": "从磁盘读取失败，请重试或先复制一份",
    "a folder that could not be opened; ask for the right to read it": "文件夹打不开，请先取得权限",
    "a pipe or device, no file; use - to read standard input": "是管道或设备，不是文件；读标准输入请用 -",
    "larger than 1 GiB; split it first": "超过 1 GiB，请先拆分",
    "holds no text in any encoding known; name the encoding if it does": "没有认得出编码的文字；若有，请指明编码",
    "no encoding of that name; try utf-8, gb18030, big5, big5hkscs, euc-tw or utf-16": "没有这个编码；可用 utf-8、gb18030、big5、big5hkscs、euc-tw 或 utf-16",
    "no format that text can be taken from; save it as text, HTML or EPUB first": "取不出文字的格式，请先另存为文本、HTML 或 EPUB",
    "holds no article": "其中没有文章",
    "is no valid JSON; check that it is complete": "不是有效的 JSON，请检查是否完整",
    "some lines are no valid JSON; they were skipped": "有几行不是有效的 JSON，已跳过",
    "encrypted; unpack it with its password first": "已加密，请先用密码解开",
    "damaged or incomplete; fetch or copy it again": "已损坏或不完整，请重新获取或复制",
    "an entry larger than 256 MiB; unpack and split it first": "其中一项超过 256 MiB，请先解开并拆分",
    "unpacks to far more than its size or holds too many entries; unpack it by hand if you trust it": "解开后远大于本身，或项数过多；若信得过，请自行解开",
    "archives within archives beyond the third; unpack it first": "压缩包嵌套超过三层，请先解开",
    "{source}: {count} characters are broken ({encoding}); if many, name another encoding": "{source}: 有 {count} 个坏字符（{encoding}）；若很多，请换一种编码",
    "the output cannot be written: {reason}": "写不出输出：{reason}",
    "the output is closed; name a file or a terminal to print to": "输出已关闭，请指定文件或终端",
    "{message}; `{program} --help` says what there is (what begins with - but is no option goes after --)": "{message}；用法见 `{program} --help`（以 - 开头而不是选项的，放在 -- 之后）",
    "{text} is no number from {least} on": "{text} 不是 {least} 以上的数",
    "Print a line an article: section, headline, byline, date.": "每篇一行：栏目、标题、署名、日期。",
    "Print one article, typeset.": "排好版打印一篇文章。",
    "Print ranked hits with snippets.": "打印按相关度排列的结果及摘录。",
    "Print each match with what stands left and right of it, aligned.": "逐处打印匹配及其左右文字，对齐。",
    "Print how often something is found by year, month, day, section or publication.": "按年、月、日、栏目或报纸打印出现次数。",
    "Print the words that tell articles from others, with their weights.": "打印使文章有别于其他的词及其权重。",
    "Print a citation of an article.": "打印一篇文章的参考文献著录。",
    "Print articles, to be taken along.": "导出文章。",
    "Build or refresh the index that is kept, and tell what it holds.": "建立或更新保存的索引，并报告其内容。",
    # What the screen says
    "opening …": "正在打开……",
    "Opening": "正在打开",
    "{count} articles": "{count} 篇",
    "{percent} % indexed": "已索引 {percent}%",
    "match {ordinal}/{total} · article {rank}/{found}": "第{ordinal}/{total}处 · 第{rank}/{found}篇",
    "article {rank}/{found}": "第{rank}/{found}篇",
    "{count} matches": "{count} 处",
    "1 match": "1 处",
    "Nothing found yet; still reading": "还没有找到；仍在读入",
    "keywords ": "关键词 ",
    "no articles": "没有文章",
    "no match": "没有匹配",
    "Nothing to read here": "这里没有可读的文章",
    "q leaves; give files or folders of newspaper text": "按 q 离开；请给出报纸文本的文件或文件夹",
    "{count} could not be read: {first}": "{count} 个文件读不了：{first}",
    "Nothing found for “{query}”": "没有找到“{query}”",
    "This regular expression nests or repeats its parts too often": "这个正则表达式嵌套或重复得太多",
    "Did you mean: {query}  (Enter)": "您要找的是不是：{query}　（按 Enter）",
    "No article has all of this; these have some of it": "没有一篇全部含有，以下各篇含其中一部分",
    "Time ran out: there may be more": "时间用完了，可能还有没找到的",
    "Section": "栏目",
    "Paper": "报纸",
    "Page": "版面",
    "page:": "版:",
    "Author": "作者",
    "Month": "月份",
    "section:": "栏目:",
    "publication:": "报:",
    "author:": "作者:",
    "date:": "日期:",
    "counting …": "正在数……",
    "Nothing to choose between": "没有可分的",
    "The articles are all of one kind.": "这些文章都属同类。",
    "narrow by section, paper, author, month": "按栏目、报纸、作者、月份收窄",
    "Fewer or shorter words find more.": "词少一些、短一些，找到的会更多。",
    "Simplified or traditional, full or half width make no difference.": "繁简、全角半角、大小写都不分。",
    "No article holds all of that; these hold a part": "没有一篇全部包含；以下各篇包含其中一部分",
    "Still reading: more may come.": "仍在读入，稍后可能会有。",
    "That went wrong: {error}": "出错了：{error}",
    "Other": "其他",
    "Page {page}": "第 {page} 版",
    "page {page}": "第{page}版",
    "continued from page {page}": "上接第{page}版",
    "continued on page {page}": "下转第{page}版",
    "{source}, lines {first}–{last}": "{source}　第 {first}–{last} 行",
    "“{headline}”": "《{headline}》",
    "This is the last article": "已是最后一篇",
    "This is the first article": "已是第一篇",
    "This is the last section": "已是最后一栏",
    "This is the first section": "已是第一栏",
    "Past the last match: on from the first": "已过最后一处，从第一处继续",
    "Before the first: the last": "已过第一处，从最后一处继续",
    "Keywords are marked": "标出关键词",
    "Keywords are not marked": "不标关键词",
    "No match to go to; / searches": "还没有搜索；按 / 搜索",
    "Nothing was found": "没有找到",
    "Copied, with its source: {count} characters": "已复制 {count} 字，并注明出处",
    "Lines of {count} characters": "每行 {count} 字",
    "Theme: {name}": "配色：{name}",
    "dark": "深色",
    "light": "浅色",
    "contrast": "高对比",
    "terminal": "终端配色",
    "headline, in characters or pinyin": "标题：汉字、拼音或首字母",
    "no such headline": "没有这样的标题",
    "Problems with the files": "文件的问题",
    "Problems": "问题",
    "Headlines": "标题",
    "{count} problems (!)": "{count} 个问题（!）",
    "No earlier query": "没有更早的搜索",
    "No word there: choose one with the mouse, or stand at a match": "那里没有词：请用鼠标选中，或走到一处匹配",
    "The other half, on page {page}, is not among these articles": "另一半在第{page}版，不在这些文章之中",
    "This article goes on nowhere else": "本文没有转版",
    "All files were read without a problem": "所有文件都读好了，没有问题",
    # The keys
    "Move": "移动",
    "Read": "阅读",
    "Search": "搜索",
    "Screen": "屏幕",
    "Space": "空格",
    "down a line or an article": "下一行，或下一篇",
    "up a line or an article": "上一行，或上一篇",
    "a screen down, then the next article": "下一屏，读完接着下一篇",
    "a screen up": "上一屏",
    "half a screen down": "下半屏",
    "half a screen up": "上半屏",
    "a screen of this side down": "所在一边下一屏",
    "a screen of this side up": "所在一边上一屏",
    "to the beginning": "到开头",
    "to the end": "到末尾",
    "next article": "下一篇",
    "previous article": "上一篇",
    "next section": "下一栏",
    "previous section": "上一栏",
    "to the list": "到目录",
    "to the text": "到正文",
    "to the other side": "换到另一边",
    "read; from a search, at the match": "阅读；从搜索结果则到匹配处",
    "copy the selection or paragraph, with its source": "复制所选文字或本段，并注明出处",
    "search": "搜索",
    "next match, in all articles": "下一处匹配，跨文章",
    "previous match": "上一处匹配",
    "one step back; the place stays": "退一步，位置不动",
    "mark keywords, or not": "标出关键词，或不标",
    "longer lines": "行长加宽",
    "shorter lines": "行长收窄",
    "the text alone, or with the list": "只看正文，或与目录并排",
    "next theme": "换配色",
    "the other half of the article": "下转、上接：本文的另一半",
    "search the selection, or the word here": "搜索所选文字，或此处的词",
    "find a headline, also in pinyin": "找标题，拼音也行",
    "earlier queries; ↑ in an empty bar": "以前的搜索；空搜索栏里用 ↑",
    "problems of the files": "文件的问题",
    "all commands": "所有命令",
    "help": "帮助",
    "quit": "退出",
    "Chinese input may stay on: full-width keys do the same.": "不必关闭中文输入法：全角按键同样有效。",
    "read": "阅读",
    "choose": "选择",
    "back": "返回",
    "next match": "下一处",
    "end search": "结束搜索",
    "Theme": "配色",
    "choose the colours": "选择配色",
    "Keys": "按键",
    "show what the keys do": "看各键的用处",
    "Quit": "退出",
    "leave the program": "离开程序",
    "q leaves the program": "按 q 离开",
    # What a query may have wrong with it
    "{0} has nothing beside it to work on": "{0} 旁边缺少要搜的内容",
    "This bracket closes nothing": "这个括号没有对应的左括号",
    "Brackets inside brackets go {0} deep at most": "括号最多套 {0} 层",
    "{0} is not a date: write 2022, 2022-11, 2022-11-13 or 2022-11..2023-02": (
        "{0} 不是日期：请写 2022、2022-11、2022-11-13 或 2022-11..2023-02"
    ),
    "Pinyin is written in Latin letters": "拼音请用拉丁字母",
    "Not a regular expression: {0}": "不是正则表达式：{0}",
    "A regular expression has {0} characters at most": "正则表达式最多 {0} 个字符",
    "Only text can be near text; read as AND": "NEAR 两边只能是文字；按“且”处理",
    "Only the first {0} characters are read": "只读前 {0} 个字符",
    # What the commands say
    "A reading room for Chinese newspapers in the terminal.": "终端里的中文报纸阅览室。",
    "Commands: {names}. `reader COMMAND --help` says more.": "命令：{names}。详见 `reader 命令 --help`。",
    "one JSON object a line": "每行一个 JSON 对象",
    "take the files to be in this encoding": "按此编码读文件",
    "language of the interface": "界面语言",
    "print each line with its class and the evidence for it": "逐行打印类别和依据",
    "an id, or the number of an article counted from 1": "文章的 id，或从 1 起的序号",
    "cells a line": "每行的格数",
    'words, "phrases", -without': '词，"短语"，-不含',
    "hits to print; 0: all": "打印几条；0 为全部",
    "characters in a snippet": "摘录的字数",
    "what to find": "要找的内容",
    "characters on either side": "左右各几个字",
    "what to count; then the files, if any": "要数的内容；其后可写文件",
    "bars by matches in a million characters": "按每百万字的处数画条",
    "of this article alone": "只看这一篇",
    "words to print; 0: all": "打印几个词；0 为全部",
    "files, folders and archives; - is standard input": "文件、文件夹和压缩包；- 为标准输入",
    "{paths}: no article there; name a file or folder that holds text": (
        "{paths}：里面没有文章；请给出有文本的文件或文件夹"
    ),
    "unknown": "未知",
    "only the articles that it finds, with its matches": "只导出找到的文章，并带上匹配处",
    "Print the citation of one article.": "打印一篇文章的引文著录。",
    "Print articles, all or those that a query finds, as JSON lines, CSV or Markdown.": (
        "打印文章（全部，或查询找到的），格式为 JSON Lines、CSV 或 Markdown。"
    ),
    "Articles": "文章",
    "GB/T 7714-2025, in force since July 2026, when none is named": "默认为 2026 年 7 月起实施的 GB/T 7714-2025",
    "{articles} articles, {matches} matches": "{articles} 篇 {matches} 处",
    "{name}: no such article; give an id, or a number from 1 to {count}": (
        "{name}：没有这篇文章；请给出 id，或 1 到 {count} 的序号"
    ),
    "{path}: {reason}; kept as {aside}, and a fresh one begun": "{path}：{reason}；已另存为 {aside}，并新建一个",
    "it is another program's": "这是别的程序的文件",
    "it is damaged": "文件已损坏",
    "{path}: {reason}; a fresh one was begun": "{path}：{reason}；已新建一个",
    "{path}: made by a newer version of reader; install that one": "{path}：由更新版本的 reader 写成；请安装新版",
    "{folder}: {reason}; the index is made again": "{folder}：{reason}；将重建索引",
    "Keep an index of these files, so that they open at once; or tell what is kept, or remove it.": (
        "为这些文件保存索引，下次即开；或列出、清除已存的索引。"
    ),
    "keep nothing on the disk, and use nothing kept": "不在磁盘上保存索引，也不用已存的",
    "tell what is kept": "列出已存的索引",
    "remove what is kept: of these files, or all": "清除已存的索引：这些文件的，或全部",
    "{size} removed": "已清除 {size}",
    "standard input cannot be kept; name files or folders": "标准输入无法保存；请给出文件或文件夹",
    "a part of it is missing": "缺了一部分",
    "{folder}: the index cannot be kept ({reason}); it is made in memory": (
        "{folder}：索引存不下（{reason}）；改在内存中建立"
    ),
    "the process that builds it ended": "建索引的进程中断了",
    "the index cannot be built in a process of its own: {error}": "无法另起进程建索引：{error}",
    "no terminal here to open the screen in; `reader articles`, `reader show` and `reader search` need none": (
        "这里没有终端，打不开界面；`reader articles`、`reader show` 和 `reader search` 不需要终端"
    ),
}
"""English sentence to Chinese sentence; placeholders are those of `str.format`."""


class Chinese(gettext.NullTranslations):
    """The catalogue above, as gettext wants one."""

    def gettext(self, message: str) -> str:
        """The Chinese for `message`, or `message` where there is none."""
        return CHINESE.get(message, message)


_translation: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str | None = None) -> None:
    """Speak `language` ("zh" or "en"); None: Chinese when the locale of the environment is Chinese."""
    global _translation
    if language is None:
        setting = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
        language = "zh" if setting.lower().startswith("zh") else "en"
    _translation = Chinese() if language == "zh" else gettext.NullTranslations()


def _(message: str) -> str:
    """`message` in the language of the interface."""
    return _translation.gettext(message)
