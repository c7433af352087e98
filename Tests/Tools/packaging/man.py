#!/usr/bin/env python3
"""Manual pages from what the parser itself says of its commands: gradphoto.1 and gradphoto-COMMAND.1, in English and in Chinese.

swift-argument-parser's own generator drops Chinese. Chinese words for options stand in man.zh.tsv; what is not there is English.

    man.py EXECUTABLE OUT        writes OUT/man1/*.1 and OUT/zh_CN/man1/*.1; EXECUTABLE-serve stands beside it
    man.py --missing EXECUTABLE  lists the texts that man.zh.tsv lacks
"""

import json
import os
import re
import subprocess
import sys

WORDS = {
    "en": {
        "NAME": "NAME", "SYNOPSIS": "SYNOPSIS", "DESCRIPTION": "DESCRIPTION", "ARGUMENTS": "ARGUMENTS", "OPTIONS": "OPTIONS",
        "COMMANDS": "COMMANDS", "SEE ALSO": "SEE ALSO", "EXIT STATUS": "EXIT STATUS", "manual": "gradphoto manual",
        "status": [("0", "all conform or need a person's look"), ("1", "some photo breaks a rule"),
                   ("2", "some file could not be processed, or nothing could be begun"), ("64", "wrong usage"), ("130", "ended by Ctrl-C")],
    },
    "zh": {
        "NAME": "名称", "SYNOPSIS": "用法", "DESCRIPTION": "说明", "ARGUMENTS": "参数", "OPTIONS": "选项", "COMMANDS": "命令",
        "SEE ALSO": "参见", "EXIT STATUS": "退出状态", "manual": "gradphoto 手册",
        "status": [("0", "全部合格或需要人工确认"), ("1", "有照片不合格"), ("2", "有文件无法处理，或根本无法开始"), ("64", "用法错误"),
                   ("130", "被 Ctrl-C 结束")],
    },
}
HAN = re.compile(r"[\u3400-\u9fff]")
TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "man.zh.tsv")


def table():
    rows = [line.rstrip("\n").split("\t") for line in open(TABLE, encoding="utf-8") if line.strip() and line[0] != "#"]
    return {row[0]: row[1] for row in rows}


def of_language(text, language, translations):
    """The sentences of a bilingual text that are of one language."""
    if not text:
        return ""
    if language == "zh" and text in translations:
        return translations[text]
    sentences = [s for s in re.split(r"(?<=[.。])\s+|(?<=。)", text.strip()) if s]
    chosen = [s for s in sentences if bool(HAN.search(s)) == (language == "zh")]
    # A sentence that quotes a Chinese name is English all the same where nothing else is.
    return " ".join(chosen) if chosen else text.strip()


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return re.sub(r"(?m)^\.", r"\\&.", text)


def option_names(argument):
    names = [("-" if n["kind"] == "short" else "--") + n["name"] for n in argument.get("names", [])]
    return sorted(names, key=len)


def value(argument):
    return argument.get("valueName") or "value"


def usage(command, path):
    parts = [f".B {' '.join(path)}"]
    for a in command.get("arguments", []):
        if not a.get("shouldDisplay", True):
            continue
        if a["kind"] == "positional":
            text = f"\\fI{escaped(value(a))}\\fR" + ("\\|.\\|.\\|." if a.get("isRepeating") else "")
        else:
            text = f"\\fB{escaped(option_names(a)[-1])}\\fR" + (f" \\fI{escaped(value(a))}\\fR" if a["kind"] == "option" else "")
        parts.append(f"[{text}]" if a.get("isOptional") else text)
    return "\n".join(parts)


def arguments(command, positional, language, translations):
    lines = []
    for a in command.get("arguments", []):
        if (a["kind"] == "positional") != positional or not a.get("shouldDisplay", True):
            continue
        label = f"\\fI{escaped(value(a))}\\fR" if positional else ", ".join(f"\\fB{escaped(n)}\\fR" for n in option_names(a))
        if a["kind"] == "option":
            label += f" \\fI{escaped(value(a))}\\fR"
        text = of_language(a.get("abstract", ""), language, translations)
        lines.append(f".TP\n{label}\n{escaped(text) or chr(92) + '&'}")
    return "\n".join(lines)


def page(command, path, language, translations, date, version):
    words = WORDS[language]
    name = "-".join(path)
    commands = [c for c in command.get("subcommands", []) if c["commandName"] != "help"]
    out = [
        f'.TH {name.upper()} 1 "{date}" "gradphoto {version}" "{words["manual"]}"', f".SH {words['NAME']}",
        f"{escaped(name)} \\- {escaped(of_language(command.get('abstract', ''), language, translations).rstrip('.。'))}",
        f".SH {words['SYNOPSIS']}", usage(command, path),
    ]
    if commands:
        out.append("[\\fIcommand\\fR]")
    if command.get("discussion"):
        paragraphs = command["discussion"].split("\n\n")
        out += [f".SH {words['DESCRIPTION']}"] + [".PP\n" + escaped(of_language(p, language, translations)) for p in paragraphs]
    for title, positional in (("ARGUMENTS", True), ("OPTIONS", False)):
        text = arguments(command, positional, language, translations)
        if text:
            out += [f".SH {words[title]}", text]
    if commands:
        out.append(f".SH {words['COMMANDS']}")
        for c in commands:
            about = escaped(of_language(c.get("abstract", ""), language, translations))
            out.append(f".TP\n\\fB{escaped(c['commandName'])}\\fR\n{about or chr(92) + '&'}")
    out.append(f".SH {words['EXIT STATUS']}")
    out += [f".TP\n{code}\n{escaped(text)}" for code, text in words["status"]]
    others = [path[:-1]] if len(path) > 1 else [path + [c["commandName"]] for c in commands]
    out += [f".SH {words['SEE ALSO']}", ", ".join(f"\\fB{escaped('-'.join(o))}\\fR(1)" for o in others)]
    return "\n".join(out) + "\n"


def every(command, path=()):
    path = list(path) + [command["commandName"]]
    yield command, path
    for c in command.get("subcommands", []):
        if c["commandName"] != "help":
            yield from every(c, path)


def missing(command, translations):
    texts = []
    for c, _ in every(command):
        paragraphs = (c.get("discussion") or "").split("\n\n")
        texts += [c.get("abstract") or ""] + paragraphs + [a.get("abstract") or "" for a in c.get("arguments", [])]
    return [t for t in dict.fromkeys(texts) if t and t not in translations and not HAN.search(t)]


def described(executable):
    """The program's command, and in place of its plug-in's name what the plug-in says of itself."""
    def of(program):
        return json.loads(subprocess.run([program, "--experimental-dump-help"], check=True, capture_output=True).stdout)["command"]
    command = of(executable)
    command["subcommands"] = [
        {**of(executable + "-serve"), "commandName": "serve"} if c["commandName"] == "serve" else c for c in command["subcommands"]]
    return command


def main(executable, out=None):
    command = described(executable)
    version = subprocess.run([executable, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    translations = table()
    if out is None:
        print("\n".join(t.replace("\n", "\\n") for t in missing(command, translations)))
        return
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    date = __import__("datetime").datetime.fromtimestamp(seconds, __import__("datetime").timezone.utc).strftime("%Y-%m-%d")
    for language, folder in (("en", "man1"), ("zh", "zh_CN/man1")):
        os.makedirs(os.path.join(out, folder), exist_ok=True)
        for c, path in every(command):
            with open(os.path.join(out, folder, "-".join(path) + ".1"), "w", encoding="utf-8") as file:
                file.write(page(c, path, language, translations, date, version))


if __name__ == "__main__":
    arguments_given = sys.argv[1:]
    if len(arguments_given) != 2:
        raise SystemExit(__doc__)
    if arguments_given[0] == "--missing":
        main(arguments_given[1])
    else:
        main(*arguments_given)
