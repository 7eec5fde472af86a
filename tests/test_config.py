"""One file sets everything; a mistake in it is one sentence; what it asks for is what is watched."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

import pytest

from tosmon import catalog
from tosmon.config import KEYS, Config, documents, load_config, select_documents
from tosmon.declarations import DOCUMENT_KEYS, SERVICE_KEYS
from tosmon.errors import ConfigError
from tosmon.models import Document, Kind, Service, Severity
from tosmon.notify_config import COMMON_KEYS, TYPES
from tosmon.settings import (
    AppriseSettings,
    BrowserSettings,
    CommandSettings,
    Digest,
    EmailSettings,
    GitHubSettings,
    HealthSettings,
    HttpSettings,
    WatchSettings,
    WebhookSettings,
)

EXAMPLE = Path(__file__).parent.parent / "config.example.toml"
MINE = '[[services]]\nname = "Mine"\n[[services.documents]]\nname = "Terms of Service"\nurl = "https://mine.example/tos"\n'
ENV = {"GITHUB_TOKEN": "s3cret", "PROXY_PASSWORD": "s3cret", "CONSENT": "yes", "EXAMPLE_TOKEN": "s3cret"}
ENV |= {"PING_URL": "https://hc-ping.com/s3cret"}
ENV |= {"SMTP_PASSWORD": "s3cret", "APPRISE_URL": "json://s3cret", "WEBHOOK_URL": "https://s3cret", "WEBHOOK_SECRET": "s3cret"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with an empty current folder, user's folder and data folder in it."""
    for name in ("here", "user", "data"):
        (tmp_path / name).mkdir()
    return tmp_path


def load(place: Path, text: str | None = None, env: Mapping[str, str] = ENV, path: Path | None = None) -> Config:
    if text is not None:
        (place / "here" / "tosmon.toml").write_text(text, encoding="utf-8")
    return load_config(path, env, cwd=place / "here", user_dir=place / "user", data_dir=place / "data")


def complaint(place: Path, text: str, env: Mapping[str, str] = ENV) -> str:
    """The error, without the path of the file it begins with."""
    with pytest.raises(ConfigError) as caught:
        load(place, text, env)
    before, _, after = str(caught.value).partition(f"{place / 'here' / 'tosmon.toml'}: ")
    assert before == ""
    return after


def keys(found: tuple[Document, ...]) -> list[str]:
    return [document.key for document in found]


# Which file counts


def test_without_a_file_the_whole_catalogue_is_watched(place: Path) -> None:
    config = load(place)
    assert config == Config(database=f"sqlite:///{(place / 'data' / 'tosmon.db').as_posix()}")
    assert len(documents(config)) == sum(len(service.documents) for service in catalog.load())


def test_the_file_asked_for_comes_before_the_environment_and_that_before_the_folders(place: Path) -> None:
    files = [place / "flag.toml", place / "env.toml", place / "here" / "tosmon.toml", place / "user" / "tosmon.toml"]
    for file in files:
        file.write_text("catalog = []")
    found = []
    for file in files:
        env = {"TOSMON_CONFIG": str(files[1])} if files[1].exists() else {}
        found.append(load(place, env=env, path=files[0] if files[0].exists() else None).path)
        file.unlink()
    assert found == files
    assert load(place, env={"TOSMON_CONFIG": ""}).path is None


def test_a_relative_name_of_a_file_is_taken_from_the_current_folder(place: Path) -> None:
    (place / "here" / "other.toml").write_text("catalog = []")
    assert load(place, path=Path("other.toml")).path == place / "here" / "other.toml"


def test_a_file_asked_for_and_not_there_is_an_error(place: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(place, path=place / "no.toml")
    assert str(caught.value) == f"{place / 'no.toml'}: there is no such file; correct --config or run `tosmon init` to write one"
    with pytest.raises(ConfigError, match=r"correct TOSMON_CONFIG"):
        load(place, env={"TOSMON_CONFIG": "no.toml"})


def test_a_file_that_cannot_be_read_is_an_error_and_not_passed_over(place: Path) -> None:
    (place / "here" / "tosmon.toml").mkdir()
    (place / "user" / "tosmon.toml").write_text("catalog = []")
    with pytest.raises(ConfigError) as caught:
        load(place)
    assert str(caught.value).startswith(f"{place / 'here' / 'tosmon.toml'}: cannot be read (")


# The example


def example_without_comment_marks() -> str:
    return re.sub(r"^#(?! |$)", "", EXAMPLE.read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_the_example_as_it_is_changes_nothing(place: Path) -> None:
    assert replace(load(place, EXAMPLE.read_text(encoding="utf-8")), path=None) == load_config(
        None, {}, cwd=place / "user", user_dir=place / "user", data_dir=place / "data"
    )


def test_every_key_of_the_example_is_real_and_shows_its_default(place: Path) -> None:
    config = load(place, example_without_comment_marks())
    shown = replace(config.http, proxy="", headers=(), cookies=())
    assert shown == HttpSettings()
    assert config.http.proxy == "http://me:s3cret@proxy.example:8080"
    assert config.browser == BrowserSettings(executable_path="/usr/bin/chromium")
    assert config.watch == WatchSettings()
    assert config.health == HealthSettings(ping_url="https://hc-ping.com/s3cret")
    assert config.catalog == ("*",)
    assert config.notify == (
        GitHubSettings("github", "github", repository="owner/name"),
        EmailSettings(
            "email",
            "email",
            host="mail.example.org",
            user="me",
            password="s3cret",
            sender="tosmon <tosmon@example.org>",
            to=("me@example.org",),
        ),
        AppriseSettings("apprise", "apprise", url="json://s3cret"),
        WebhookSettings("webhook", "webhook", url="https://s3cret", secret="s3cret"),
        CommandSettings("command", "command", command=(str(place / "here" / "tell.sh"), "--loud")),
    )
    assert config.database == f"sqlite:///{(place / 'here' / 'tosmon.db').as_posix()}"
    assert [service.name for service in config.services] == ["Example"]


def test_every_key_there_is_stands_in_the_example() -> None:
    shown = tomllib.loads(example_without_comment_marks())
    assert set(shown) == set(KEYS)
    assert set(shown["http"]) == {each.name for each in fields(HttpSettings)}
    assert set(shown["browser"]) == {each.name for each in fields(BrowserSettings)}
    assert set(shown["watch"]) == {each.name for each in fields(WatchSettings)}
    assert set(shown["health"]) == {each.name for each in fields(HealthSettings)}
    own = {each["type"]: set(each) - set(COMMON_KEYS) for each in shown["notify"]}
    assert set(shown["notify"][0]) >= set(COMMON_KEYS)
    assert own | {"email": own["email"] - {"health"}} == {kind: set(keys) - {"health"} for kind, (keys, _) in TYPES.items()}
    assert set(shown["services"][0]) == set(SERVICE_KEYS)
    assert {key for document in shown["services"][0]["documents"] for key in document} == set(DOCUMENT_KEYS)


# Keys and values


def test_a_browser_is_named_by_the_config_and_before_it_by_the_environment(place: Path) -> None:
    text = "[browser]\nexecutable_path = '/a/chromium'\npages = 1\ndeadline = 9\nsandbox = false"
    assert load(place, text).browser == BrowserSettings("/a/chromium", 1, 9.0, sandbox=False)
    assert load(place, text, {"TOSMON_CHROMIUM": "/b/chrome"}).browser.executable_path == "/b/chrome"
    assert load(place, "", {"TOSMON_CHROMIUM": "/b/chrome"}).browser == BrowserSettings("/b/chrome")


def test_every_setting_of_http_comes_through(place: Path) -> None:
    text = """
        [http]
        concurrency = 5
        allow_private_hosts = true
        read_timeout = 7
        user_agent = "me"
        proxy = "socks5://me:${PROXY_PASSWORD}@h:1"
        headers = { A = "${PROXY_PASSWORD}" }
    """
    assert load(place, text).http == HttpSettings(
        concurrency=5,
        allow_private_hosts=True,
        read_timeout=7.0,
        user_agent="me",
        proxy="socks5://me:s3cret@h:1",
        headers=(("A", "s3cret"),),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("databse = 1", "databse is not a key tosmon knows; did you mean database?"),
        ("[http]\nconcurency = 1", "http.concurency is not a key tosmon knows; did you mean concurrency?"),
        ('[http]\nconcurrency = "fifty"', 'http.concurrency is "fifty", a string; give a whole number'),
        ("[http]\nconcurrency = 0", "http.concurrency is 0; it must be at least 1"),
        ("[browser]\npages = 0", "browser.pages is 0; it must be at least 1"),
        ("[browser]\ndeadline = 0.5", "browser.deadline is 0.5; it must be at least 1"),
        ("[http]\nread_timeout = inf", "http.read_timeout is inf, a number; give a finite number"),
        ("[http]\nproxy = 1", "http.proxy is an integer; give a string"),
        (
            '[http]\nproxy = "${NOPE}"',
            "http.proxy needs the environment variable NOPE, which is not set or empty; set it before running tosmon",
        ),
        ('[http]\nproxy = "me:s3cret@h"', "http.proxy must start with one of http://, https://, socks5://, socks5h://"),
        ('[http]\nuser_agent = "é"', 'http.user_agent is "é", but HTTP carries plain ASCII only; write it without accents'),
        ("http = 1", "http is 1, an integer; give a table: write [http]"),
        ('catalog = "x"', 'catalog is "x", a string; give an array of strings, such as ["one", "two"]'),
        (
            'catalog = ["x", "souncloud"]',
            'catalog[2] is "souncloud", which the catalogue does not have; did you mean soundcloud?',
        ),
        (
            'catalog = ["qqqqqq"]',
            'catalog[1] is "qqqqqq", which the catalogue does not have; `tosmon catalog list` shows what there is',
        ),
        ('database = "tosmon.db"', 'database is "tosmon.db", which is no database URL; write one such as "sqlite:///tosmon.db"'),
        (
            'database = "postgresql://me:${PW}@h/db"',
            "database takes no ${NAME}; give the whole URL in the environment variable TOSMON_DATABASE instead",
        ),
        (
            '[watch]\ncron = "@daily"',
            'watch.cron is "@daily"; write five fields (minute hour day month weekday), such as "0 3 * * *"',
        ),
        (
            '[watch]\ncron = "0 3 * * $"',
            'watch.cron is "0 3 * * $"; write five fields (minute hour day month weekday), such as "0 3 * * *"',
        ),
        (
            '[watch]\ntimezone = "Europe/Pariss"',
            'watch.timezone is "Europe/Pariss", which is no time zone of this machine; did you mean Europe/Paris?',
        ),
        ("[watch]\njitter = -1", "watch.jitter is -1; give seconds from 0 on"),
        ("[[notify]]", "notify[1].type is missing; give a string"),
        ('[[notify]]\ntype = "githob"', 'notify[1].type is "githob"; did you mean github?'),
        ("[health]\nremind_after = -1", "health.remind_after is -1; give days, or 0 for no reminders"),
        (
            '[[notify]]\ntype = "github"\nrepository = "github.com/me/it"',
            'notify[1].repository is "github.com/me/it"; write "owner/name" as it stands in the address of the repository',
        ),
        (
            '[[notify]]\ntype = "github"\nrepository = "me/it"\nmin_severity = "alrt"',
            'notify[1].min_severity is "alrt"; did you mean alert?',
        ),
        (
            '[[notify]]\ntype = "github"\nrepository = "me/it"\ntoken = "s3cret"',
            "notify[1].token is not a key tosmon knows; the keys here are"
            " type, name, min_severity, services, tags, kinds, digest, repository, label, api_url",
        ),
        (
            '[[notify]]\ntype = "github"\nrepository = "me/it"\n[[notify]]\ntype = "github"\nrepository = "me/that"',
            'notify[2].name is "github" a second time; give each notifier a name of its own',
        ),
        (MINE + MINE, 'services[2].name is "Mine", but services[1].name is "Mine": both are mine; rename one'),
    ],
)
def test_a_mistake_is_one_sentence_with_file_key_and_value(place: Path, text: str, message: str) -> None:
    assert complaint(place, text) == message


@pytest.mark.parametrize("zone", ["America", "../etc/passwd", "/etc/localtime", "Nowhere"])
def test_what_is_no_time_zone_is_refused(place: Path, zone: str) -> None:
    assert complaint(place, f'[watch]\ntimezone = "{zone}"').startswith(
        f'watch.timezone is "{zone}", which is no time zone of this'
    )


def test_the_schedule_is_taken(place: Path) -> None:
    text = '[watch]\ncron = "*/15 8-18 1,15 jan mon-fri"\ntimezone = "Europe/Paris"\njitter = 0\nrun_at_start = true'
    assert load(place, text).watch == WatchSettings("*/15 8-18 1,15 jan mon-fri", "Europe/Paris", 0, 3600, run_at_start=True)


def test_a_notifier_takes_no_token_from_the_config_and_none_into_it(place: Path) -> None:
    text = '[[notify]]\ntype = "github"\nname = "issues"\nmin_severity = "notice"\napi_url = "https://ghe.example/api/v3/"'
    expected = GitHubSettings("github", "issues", min_severity=Severity.NOTICE, api_url="https://ghe.example/api/v3")
    assert load(place, text).notify == (expected,)


MAIL = '[[notify]]\ntype = "email"\nhost = "mail.example"\nfrom = "a@b.example"\nto = ["c@d.example"]\n'
HOOK = '[[notify]]\ntype = "webhook"\nurl = "https://hook.example"\nsecret = "${WEBHOOK_SECRET}"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HOOK + 'services = ["Mune"]', 'services[1] is "Mune", which is not watched; did you mean mine?'),
        (HOOK + 'tags = ["muzik"]', 'tags[1] is "muzik", which no document has; did you mean music?'),
        (HOOK + 'kinds = ["grand"]', 'kinds[1] is "grand"; did you mean grant?'),
        (HOOK + 'digest = "hourly"', 'digest is "hourly"; write one of run, daily, weekly'),
        (HOOK + "health = 1", "health is 1, an integer; give true or false"),
        (MAIL + 'security = "ssl"', 'security is "ssl"; write one of starttls, tls, none'),
        (MAIL + "port = 65536", "port is 65536; give one from 1 to 65535, or leave it out"),
        (MAIL + 'password = "${SMTP_PASSWORD}"', "user is missing beside password; give the name to log in with"),
        (
            MAIL + 'user = "me"\npassword = "${SMTP_PASSWORD}"\nsecurity = "none"',
            'security is "none", which would send the password for all to read; write "starttls" or "tls"',
        ),
        (
            MAIL.replace("c@d.example", "c@d.example\\r\\nBcc: e@f.example"),
            'to[1] is "c@d.example��Bcc: e@f.example", which is no address; write one such as "Me <me@example.org>"',
        ),
        (MAIL.replace('"c@d.example"', ""), 'to is empty; give at least one address, such as ["me@example.org"]'),
        ('[[notify]]\ntype = "webhook"\nurl = "https://a.example"', "secret is missing"),
        (
            '[[notify]]\ntype = "apprise"\nurl = "${GONE}"',
            "url needs the environment variable GONE, which is not set or empty; set it before running tosmon",
        ),
        (
            '[[notify]]\ntype = "command"\ncommand = []',
            'command is empty; give the program and its arguments, such as ["./tell.sh", "--now"]',
        ),
        (
            '[[notify]]\ntype = "command"\ncommand = ["a", "b\\u0000"]',
            'command[2] is "b�", which holds a NUL; no program can be given one',
        ),
        ('[[notify]]\ntype = "command"\ncommand = ["x"]\ntimeout = 0', "timeout is 0; give seconds, at most 3600"),
    ],
)
def test_a_mistake_about_a_notifier_is_one_sentence(place: Path, text: str, message: str) -> None:
    mine = MINE.replace('name = "Mine"\n', 'name = "Mine"\ntags = ["Music"]\n', 1)
    assert complaint(place, mine + text) == f"notify[1].{message}"


def test_what_a_notifier_asks_for_is_taken_as_it_is_compared(place: Path) -> None:
    mine = MINE.replace('name = "Mine"\n', 'name = "Mine"\ntags = ["Music"]\n', 1)
    (asked,) = load(place, f'{mine}{HOOK}services = ["Mine"]\ntags = ["music"]\nkinds = ["opt_out"]\ndigest = "weekly"').notify
    assert (asked.services, asked.tags, asked.kinds, asked.digest) == (("mine",), ("music",), (Kind.OPT_OUT,), Digest.WEEKLY)


def test_a_config_shows_no_secret(place: Path) -> None:
    assert "s3cret" not in repr(load(place, example_without_comment_marks()))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sqlite:///state/tosmon.db", "sqlite:///{here}/state/tosmon.db"),
        ("sqlite:///tosmon.db?timeout=5", "sqlite:///{here}/tosmon.db?timeout=5"),
        ("sqlite+pysqlite:///tosmon.db", "sqlite+pysqlite:///{here}/tosmon.db"),
        ("sqlite://", "sqlite://"),
        ("sqlite:///:memory:", "sqlite:///:memory:"),
        ("sqlite:///file:tosmon.db?uri=true", "sqlite:///file:tosmon.db?uri=true"),
        ("postgresql+psycopg://h/tosmon", "postgresql+psycopg://h/tosmon"),
    ],
)
def test_a_relative_database_lies_beside_its_config(place: Path, written: str, meant: str) -> None:
    assert load(place, f'database = "{written}"').database == meant.replace("{here}", (place / "here").as_posix())


def test_an_absolute_database_stays_where_it_is(place: Path) -> None:
    url = f"sqlite:///{(place / 'elsewhere.db').as_posix()}"
    assert load(place, f'database = "{url}"').database == url


# What is watched


def test_a_file_with_services_of_its_own_watches_them_alone(place: Path) -> None:
    assert keys(documents(load(place, MINE))) == ["mine/terms-of-service"]


def test_a_file_without_services_watches_the_whole_catalogue(place: Path) -> None:
    assert load(place, "[http]\nconcurrency = 5").catalog == ("*",)


def test_own_services_stand_before_those_chosen_from_the_catalogue(place: Path) -> None:
    config = load(place, 'catalog = ["X"]\n' + MINE)
    assert keys(documents(config)) == ["mine/terms-of-service", "x/terms-of-service", "x/privacy-policy"]


def test_an_own_service_replaces_the_one_of_the_catalogue(place: Path) -> None:
    config = load(place, 'catalog = ["x"]\n' + MINE.replace('"Mine"', '"X"'))
    assert [document.url for document in documents(config)] == ["https://mine.example/tos"]


def test_nothing_is_watched_where_nothing_is_asked_for(place: Path) -> None:
    assert documents(load(place, "catalog = []")) == ()


DOCUMENTS = (
    Document("SoundCloud", "Terms of Service", "https://s.example/1", tags=("Music",)),
    Document("SoundCloud", "Privacy Policy", "https://s.example/2", tags=("Music",)),
    Document("TCP/IP Art", "Terms", "https://t.example/1", tags=("art",)),
)


@pytest.mark.parametrize(
    ("names", "tags", "chosen"),
    [
        ([], [], [0, 1, 2]),
        (["soundcloud"], [], [0, 1]),
        (["SOUNDCLOUD"], [], [0, 1]),
        (["soundcloud/privacy-policy"], [], [1]),
        (["SoundCloud / Terms of Service"], [], [0]),
        (["TCP/IP Art"], [], [2]),
        (["tcp-ip-art/terms", "soundcloud/terms-of-service", "soundcloud/terms-of-service"], [], [0, 2]),
        ([], ["music"], [0, 1]),
        ([], ["art", "music"], [0, 1, 2]),
        (["soundcloud/privacy-policy"], ["music"], [1]),
    ],
)
def test_documents_are_chosen_by_name_and_tag(names: list[str], tags: list[str], chosen: list[int]) -> None:
    assert select_documents(DOCUMENTS, names, tags) == tuple(DOCUMENTS[each] for each in chosen)


@pytest.mark.parametrize(
    ("names", "tags", "message"),
    [
        (["sondcloud"], [], 'no document is called "sondcloud"; did you mean soundcloud?'),
        (["soundcloud/terms"], [], 'no document is called "soundcloud/terms"; did you mean soundcloud/terms-of-service?'),
        (["bandcamp"], [], 'no document is called "bandcamp"; add "bandcamp" to catalog in the config to watch it'),
        (["qqqqqq"], [], 'no document is called "qqqqqq"; `tosmon status` shows all that are watched'),
        ([""], [], 'no document is called ""; `tosmon status` shows all that are watched'),
        ([], ["musik"], 'no document has the tag "musik"; did you mean Music?'),
        ([], ["zzz"], 'no document has the tag "zzz"; the tags are Music, art'),
        (["soundcloud"], ["art"], "no document of soundcloud has the tag art; give one of them alone"),
    ],
)
def test_an_unknown_name_or_tag_is_refused_with_the_nearest(names: list[str], tags: list[str], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        select_documents(DOCUMENTS, names, tags)
    assert str(caught.value) == message


def test_of_no_documents_all_are_none() -> None:
    assert select_documents((), (), ()) == ()


def test_reading_a_config_loads_no_parser_of_pages(place: Path) -> None:
    (place / "tosmon.toml").write_text(MINE + 'select = ["main", "div.a > p"]\n')
    code = (
        "import sys, pathlib\nfrom tosmon.config import load_config\n"
        f"load_config(pathlib.Path({str(place / 'tosmon.toml')!r}), {{}})\n"
        "print(sorted({'bs4', 'soupsieve', 'lxml', 'httpx', 'sqlalchemy', 'apscheduler'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_service_may_be_made_without_a_file() -> None:
    config = Config("sqlite://", catalog=(), services=(Service("SoundCloud", DOCUMENTS[:2]),))
    assert documents(config) == DOCUMENTS[:2]
