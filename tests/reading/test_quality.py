"""A page that is not the terms is not believed, and terms that speak of such things are."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from tosmon.models import Block, BlockKind, Document, Quality, QualityLevel, Snapshot, Version
from tosmon.reading import read
from tosmon.reading.quality import doubt, judge, judge_against, mark, repeats
from tosmon.reading.quality.astray import landing

NOON = datetime(2024, 2, 12, tzinfo=UTC)
LONG = "You keep every right in what you upload to the orchard, and we never claim to own any of it, now or later. " * 8


def version(*paragraphs: str, title: str = "Terms") -> Version:
    return Version(tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs), NOON, title=title)


def page(body: str, url: str = "https://orchard.example/terms", final: str = "") -> Snapshot:
    return Snapshot(url, final or url, NOON, body.encode(), headers=(("content-type", "text/html; charset=utf-8"),))


def judged(html: str) -> Quality:
    came = page(html)
    return judge(read(came, Document("Orchard", "Terms", came.url)), came)


def numbered(count: int, about: str = "apples") -> Version:
    said = (
        f"Under rule {number} you may not sell the {about} of row {number} to third parties without our consent."
        for number in range(count)
    )
    return version(*said)


# What the vendors' own pages say, in pages written here.
WALLS = {
    "cloudflare challenge": "<title>Just a moment...</title><h1>orchard.example</h1><p>Verifying you are human. This"
    " may take a few"
    " seconds.</p><p>orchard.example needs to review the security of your connection before proceeding.</p>",
    "cloudflare without script": "<title>Just a moment...</title><body><noscript>x</noscript><p>Enable JavaScript and"
    " cookies to continue</p>",
    "cloudflare block": "<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1><h2>You"
    " are unable to access"
    " orchard.example</h2><p>This website is using a security service to protect itself from online attacks. The"
    " action you just performed"
    " triggered the security solution. There are several actions that could trigger this block including submitting a"
    " certain word or"
    " phrase, a SQL command or malformed data.</p><p>Cloudflare Ray ID: 7d1f3ab2c9e0 · Performance & security by Cloudflare</p>",
    "akamai": "<title>Access Denied</title><h1>Access Denied</h1><p>You don't have permission to access"
    ' "http://orchard.example/terms" on'
    " this server.</p><p>Reference #18.2d7e1702.1700000000.1a2b3c4d</p>",
    "perimeterx": "<title>Access to this page has been denied</title><h1>Before we continue...</h1><p>Press &amp; Hold"
    " to confirm you are a"
    " human (and not a bot).</p><p>Reference ID 0a1b2c3d-11ee</p>",
    "datadome": "<title>orchard.example</title><body><p id=cmsg>Please enable JS and disable any ad blocker</p>",
    "imperva": "<title></title><body><p>Request unsuccessful. Incapsula incident ID: 877000030388547567-99</p>",
    "imperva interruption": "<title>Pardon Our Interruption</title><h1>Pardon Our Interruption</h1><p>As you were"
    " browsing something about"
    " your browser made us think you were a bot. There are a few reasons this might happen: you are a power user"
    " moving through this"
    " website with super-human speed, or you have disabled cookies in your web browser.</p>",
    "aws waf": "<title>Human Verification</title><h1>JavaScript is disabled</h1><p>In order to continue, we need to"
    " verify that you're not a"
    " robot. This requires JavaScript. Enable JavaScript and then reload the page.</p>",
    "f5": "<title>Request Rejected</title><body><p>The requested URL was rejected. Please consult with your administrator.</p>",
    "google": "<title>Sorry...</title><p>Our systems have detected unusual traffic from your computer network. Please"
    " try your request"
    " again later.</p>",
    "vercel": "<title>Vercel Security Checkpoint</title><p>We're verifying your browser</p>",
    "anubis": "<title>Making sure you're not a bot!</title><p>You are seeing this because the administrator of this"
    " website has set up a"
    " guard against scrapers.</p>",
    "captcha": "<title>Orchard</title><h1>Robot check</h1><p>Enter the characters you see below. To go on, please"
    " solve the captcha.</p>",
    "kasada": "<html><head></head><body><script>window.KPSDK={};KPSDK.now=1</script><script src=/ips.js></script></body></html>",
    "datadome script": "<html><body><script>var dd={'host':'geo.captcha-delivery.com'}</script></body></html>",
    "imperva script": "<html><body><script src=/_Incapsula_Resource?SWJIYLWA=7></script></body></html>",
    "captcha in French": "<title>Vérification</title><p>Confirmez que vous êtes un humain pour continuer.</p>",
    "captcha in German": "<title>Prüfung</title><p>Bitte bestätigen Sie, dass Sie kein Roboter sind.</p>",
    "captcha in Spanish": "<title>Espere</title><p>Verifique que usted es un humano para continuar.</p>",
    "captcha in Chinese": "<title>安全验证</title><p>请完成安全验证后继续访问。</p>",
    "captcha in Japanese": "<title>確認</title><p>続けるには「私はロボットではありません」にチェックを入れてください。</p>",
    "sign in": "<title>Sign in - Orchard</title><h1>Welcome"
    " back</h1><label>Email</label><label>Password</label><a>Forgot your password?</a>",
    "sign in to read": "<title>Orchard</title><p>Sign in to continue to Orchard. By signing in you agree to our User"
    " Agreement, Privacy Policy"
    " and Cookie Policy, which also hold for the pages of our partners.</p>",
    "sign in in German": "<title>Anmelden</title><p>Bitte anmelden, um diesen Inhalt zu sehen. Passwort vergessen?</p>",
    "consent": "<title>Orchard</title><h1>Before you continue to Orchard</h1><p>We and our 812 partners use cookies"
    " and similar technologies to"
    " store and read data on your device, for personalised content, for measurement and to develop our services. You"
    " can change your"
    " choice at any time in the settings at the foot of each page of the site.</p><button>Reject all</button><p>Reject"
    " all</p><p>Accept"
    " all</p>",
    "consent in French": "<title>Verger</title><p>Avec nos 700 partenaires, nous utilisons des cookies. Tout accepter</p>",
}
ERRORS = {
    "English 404": "<title>Page not found</title><h1>404</h1><p>The page you are looking for does not exist.</p>",
    "English 404 among links": "<title>Page Not Found | Orchard</title><h1>Oh no!</h1>"
    + "<p>A story of how the pears of our valley came to be loved by people all over the country, told by those who"
    " grow them.</p>" * 40,
    "English 500": "<title>Orchard</title><h1>Something went wrong</h1><p>Try again in a minute, or write to us.</p>",
    "Next.js": "<title>Orchard</title><h2>Application error: a client-side exception has occurred.</h2>",
    "region": "<title>Orchard</title><p>Sorry, this content is not available in your region.</p>",
    "maintenance": "<title>Orchard</title><h1>We'll be back soon</h1><p>We are down for scheduled maintenance.</p>",
    "parked": "<title>orchard.example</title><h1>This domain is for sale</h1><p>Buy this domain for a good price today.</p>",
    "nginx": "<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1><p>If you see this page, the web server is"
    " installed.</p>",
    "redirecting": "<title>Orchard</title><p>Redirecting to legal.orchard.example</p>",
    "French": "<title>Verger</title><h1>Page introuvable</h1><p>La page que vous recherchez a peut-être été déplacée.</p>",
    "French maintenance": "<title>Verger</title><h1>Site en maintenance</h1><p>Nous serons de retour dans une heure.</p>",
    "German": "<title>Obsthof</title><h1>Seite nicht gefunden</h1><p>Die gesuchte Seite gibt es nicht oder nicht mehr.</p>",
    "German maintenance": "<title>Obsthof</title><p>Wegen Wartungsarbeiten ist unsere Seite gerade nicht zu erreichen.</p>",
    "Spanish": "<title>Huerto</title><h1>Página no encontrada</h1><p>Lo sentimos, no está aquí.</p>",
    "Italian": "<title>Frutteto</title><h1>Pagina non trovata</h1><p>Torna alla pagina iniziale.</p>",
    "Portuguese": "<title>Pomar</title><h1>Página não encontrada</h1><p>Volte para o início.</p>",
    "Dutch": "<title>Boomgaard</title><h1>Pagina niet gevonden</h1><p>Ga terug naar het begin.</p>",
    "Russian": "<title>Сад</title><h1>Страница не найдена</h1><p>Вернитесь на главную.</p>",
    "Chinese": "<title>果园</title><h1>页面不存在</h1><p>返回首页。</p>",
    "Japanese": "<title>果樹園</title><p>お探しのページは見つかりませんでした。</p>",
    "Korean": "<title>과수원</title><p>요청하신 페이지를 찾을 수 없습니다.</p>",
}
SHELLS = {
    "nothing": "",
    "an app": "<title>Orchard</title><div id=root></div>",
    "loading": "<title>Terms</title><div id=app>Loading...</div>",
    "enable JavaScript": "<title>Orchard</title><p>You need to enable JavaScript to run this app.</p>",
    "in French": "<title>Verger</title><p>Veuillez activer JavaScript pour afficher cette page.</p>",
    "in Japanese": "<title>果樹園</title><p>JavaScriptを有効にしてください。</p>",
}


@pytest.mark.parametrize("name", WALLS)
def test_a_wall_is_known(name: str) -> None:
    quality = judged(WALLS[name])
    assert quality.level is QualityLevel.BLOCKED, quality
    assert quality.reason and not quality.passing


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_is_known(name: str) -> None:
    quality = judged(ERRORS[name])
    assert quality.level is QualityLevel.ERROR, quality
    assert quality.reason and not quality.passing


@pytest.mark.parametrize("name", SHELLS)
def test_an_empty_shell_is_known(name: str) -> None:
    quality = judged(SHELLS[name])
    assert quality.level is QualityLevel.EMPTY, quality
    assert quality.reason and not quality.passing


def paragraphs(*said: str) -> str:
    return "".join(f"<p>{each}</p>" for each in said)


# Real kinds of short documents that speak of what walls say.
TERMS = {
    "terms": "<title>Terms</title>" + paragraphs(LONG),
    "on captchas": "<title>Acceptable Use</title>"
    + paragraphs(
        "You may not bypass the captcha, or any security check that asks you to verify you are human.",
        "You must not use automated access, and we may block requests that look like unusual traffic.",
        "If access is denied in error, you may appeal. We reserve the right to suspend an account that violates this policy.",
    ),
    "on cookies": "<title>Cookie Policy</title><h1>Cookie Policy</h1>"
    + paragraphs(
        "We use cookies and similar technologies. This policy explains which cookies we store, and what your choices are.",
        "We and our partners use cookies to keep you signed in and to measure which pages of the orchard are read.",
        "You can reject all cookies but the necessary ones in the settings. We keep the personal data for one year.",
    ),
    "on errors": "<title>Refund Policy</title>"
    + paragraphs(
        "If something went wrong with a payment, or an error occurred, please try again later, or contact us within 14 days.",
        "We are not liable for pages that are temporarily unavailable, for a 404 not found error, or for scheduled maintenance.",
        "Your statutory rights as a consumer are not affected, and we will process a refund under the applicable law.",
    ),
    "on signing in": "<title>Account rules</title>"
    + paragraphs(
        "You must sign in to your account to post. If you forgot your password, you may ask for another one.",
        "You are responsible for all that happens under your account, and you may not share it with third parties.",
        "We may terminate an account that violates these terms, without notice, where the law requires us to.",
    ),
    "guidelines": "<title>Community Guidelines</title><h1>Community Guidelines</h1>"
    + paragraphs(
        "Be kind. The orchard is a place for people who love fruit, whatever they know about it and wherever they come from.",
        "Do not post spam, and do not harass anyone. Threats and hate speech are removed at once, and so is whoever posts them.",
        "Tell a gardener if you see something that worries you. We read every report, most of them within the same day.",
    ),
    "help article": "<title>How we use your photos</title>"
    + paragraphs(
        "By default, the photos you share in public are used to train our models. You can opt out in your settings.",
        "Go to Settings, then Data controls, and turn off the switch. It takes up to a day until the change has an effect.",
        "Your data from before that day stays in models that were trained already; we delete it from all later ones.",
    ),
    "developer rules": "<title>API rules</title>"
    + paragraphs(
        "Your app must respect the limits of the API and must not ask for more permissions than it needs to work.",
        "Do not store what you get for longer than 24 hours, and do not use it to train models without permission.",
        "We may restrict keys that break these rules; the developer is told by mail and has seven days for an answer.",
    ),
    "French": "<title>Conditions</title>"
    + paragraphs(
        "Vous conservez tous les droits sur vos contenus. Nous pouvons résilier votre compte si vous violez ces conditions.",
        "Vous ne devez pas contourner le captcha, ni accéder au service par un robot. Vous êtes responsable de votre"
        " mot de passe oublié.",
        "Nous utilisons des cookies. En cas de maintenance, le service peut être indisponible sans que nous soyons responsables.",
    ),
    "German": "<title>Nutzungsbedingungen</title>"
    + paragraphs(
        "Sie behalten alle Rechte an Ihren Inhalten. Wir dürfen Ihr Konto kündigen, wenn Sie gegen diese Bedingungen verstoßen.",
        "Sie dürfen das Captcha nicht umgehen. Wir haften nicht, wenn eine Seite nicht gefunden wird oder"
        " Wartungsarbeiten laufen.",
        "Die Verarbeitung personenbezogener Daten beschreibt unsere Datenschutzerklärung, der Sie gesondert zustimmen.",
    ),
    "Chinese": "<title>用户协议</title>"
    + paragraphs(
        "您保留对上传内容的所有权利。您不得侵犯第三方的知识产权，也不得违反法律法规。如页面不存在或系统维护中，我们不承担责任。",
        "我们会按照隐私政策收集和处理您的个人信息。未经您的同意，我们不会向第三方披露。您应当遵守本协议的全部条款。",
        "如果您违反本协议，我们有权终止向您提供服务。本协议适用法律为果园所在地的法律，争议由当地法院管辖。",
    ),
    "Japanese": "<title>利用規約</title>"
    + paragraphs(
        "お客様はアップロードしたコンテンツの権利を保持します。第三者の著作権その他の権利を侵害する行為は禁止します。",
        "当社は、ページが見つからない場合やメンテナンス中の損害について責任を負いません。個人情報は方針に従って取り扱います。",
        "本規約に違反した場合、当社はお客様の利用を終了することができます。準拠法は日本法とし、裁判所は東京とします。",
    ),
    "Polish": "<title>Regulamin</title>"
    + paragraphs(
        "Zachowujesz wszelkie prawa do treści, które przesyłasz do sadu, a my nigdy nie rościmy sobie do nich żadnych praw.",
        "Dostawca nie ponosi odpowiedzialności za szkody pośrednie, chyba że zostały wyrządzone umyślnie lub przez"
        " rażące niedbalstwo.",
        "Możemy zmienić te warunki, jeżeli powiadomimy Cię o tym z miesięcznym wyprzedzeniem za pomocą poczty elektronicznej.",
    ),
}


@pytest.mark.parametrize("name", TERMS)
def test_terms_are_believed_also_where_they_speak_of_errors_and_captchas(name: str) -> None:
    assert judged(TERMS[name]) == Quality()


def test_a_short_document_below_a_request_for_scripts_and_a_link_to_sign_in_is_believed() -> None:
    assert judged(f"<title>Orchard</title><p>Log in</p>{TERMS['guidelines']}").level is QualityLevel.OK


FRONT = paragraphs(
    "Nobody grows pears like the valley does. Taste what a hundred years of patience have made of them.",
    "Fresh from the tree to your door in a day, in boxes of straw that you give back to the driver the next time.",
    "From the kitchen: three tarts for autumn, a chutney that keeps, and the best way to dry slices in an oven.",
    "Come and see us on Sunday. There is coffee, there is cake, and the children may ride on the old tractor.",
)


def test_a_front_page_is_not_taken_for_terms_but_may_be_believed() -> None:
    quality = judged(f"<title>Orchard: pears with a story</title>{FRONT}")
    assert (quality.level, quality.passing) == (QualityLevel.ERROR, True)
    assert "it may be another page" in quality.reason


def test_a_page_that_is_called_terms_needs_fewer_of_their_words() -> None:
    said = paragraphs("Pick what you can eat. Whoever breaks a branch pays for it, as the law has it in this valley.", FRONT)
    assert judged(f"<title>Terms of picking</title>{said}").level is QualityLevel.OK


def test_a_text_that_collapsed_is_doubted() -> None:
    assert judge_against(numbered(10), numbered(60)).level is QualityLevel.SHRUNK


def test_a_text_that_lost_a_part_is_believed() -> None:
    assert judge_against(numbered(40), numbered(60)) == Quality()


def test_a_text_that_swelled_is_doubted_and_one_with_the_old_version_below_is_not() -> None:
    assert judge_against(numbered(70), numbered(20)).level is QualityLevel.SWOLLEN
    assert judge_against(numbered(50), numbered(20)) == Quality()


def test_a_text_that_shares_hardly_a_phrase_is_doubted_and_one_that_was_reworded_is_not() -> None:
    other = version(*[f"Wer in Reihe {number} pflückt, zahlt dafür an der Kasse nach Gewicht und Sorte." for number in range(60)])
    assert judge_against(other, numbered(60)).level is QualityLevel.REPLACED
    reworded = version(
        *[
            f"You agree that under rule {number} you may not sell the apples of row {number} to third parties unless we consent."
            for number in range(60)
        ]
    )
    assert judge_against(reworded, numbered(60)) == Quality()


GERMAN = version(*["Sie behalten alle Rechte an den Inhalten, die Sie in unserem Obstgarten hochladen und teilen."] * 8)
ENGLISH = version(LONG)


def test_another_language_than_asked_for_or_than_before_is_doubted() -> None:
    assert doubt(GERMAN, page(""), "en").level is QualityLevel.FOREIGN
    assert doubt(GERMAN, page(""), "", ENGLISH).level is QualityLevel.FOREIGN
    assert '("de") than expected ("en-GB")' in doubt(GERMAN, page(""), "en-GB").reason


@pytest.mark.parametrize("asked", ["", "de", "de-AT", "DE_de"])
def test_the_language_that_is_asked_for_is_no_doubt(asked: str) -> None:
    assert doubt(GERMAN, page(""), asked).level is QualityLevel.OK


def test_a_text_below_its_translation_is_in_no_other_language() -> None:
    both = version(*[block.text for block in (*GERMAN.blocks, *ENGLISH.blocks)])
    assert doubt(both, page(""), "en").level is QualityLevel.OK


@pytest.mark.parametrize(
    ("asked", "came", "what"),
    [
        ("https://a.example/legal/terms", "https://a.example/", "a front page"),
        ("https://a.example/legal/terms", "https://www.a.example/en-us/home", "a front page"),
        ("https://a.example/terms", "https://a.example/login?next=/terms", "a sign-in page"),
        ("https://a.example/terms", "https://accounts.b.example/v3/signin/identifier", "a sign-in page"),
        ("https://a.example/terms", "https://a.example/search?q=terms", "a search page"),
        ("https://a.example/terms", "https://a.example/404", "an error page"),
        ("https://a.example/legal/terms", "https://a.example/legal", "a page above it"),
        ("https://a.example/terms", "https://a.example/terms/", ""),
        ("https://a.example/terms", "https://www.a.example/en/terms", ""),
        ("http://a.example/terms", "https://a.example/legal/terms-of-use", ""),
        ("https://a.example/", "https://b.example/", ""),
        ("https://a.example/login/terms", "https://a.example/login/terms/v2", ""),
        ("https://a.example/terms", "", ""),
        ("terms.html", "", ""),
        ("https://a.example/terms", "https://[broken/", ""),
    ],
)
def test_a_redirect_to_a_front_or_sign_in_page_is_known_by_its_address(asked: str, came: str, what: str) -> None:
    assert landing(asked, came).partition(" (")[0] == what


def test_a_redirect_to_a_front_page_is_no_fault_where_the_terms_stand_there() -> None:
    home = page("", "https://a.example/legal/terms", "https://a.example/")
    assert doubt(version(LONG), home, "", numbered(10)).level is QualityLevel.ASTRAY
    assert doubt(numbered(21), home, "", numbered(20)).level is QualityLevel.OK
    assert doubt(version(FRONT), home).level is not QualityLevel.OK


def test_the_mark_of_a_held_page_says_whether_another_says_nearly_the_same() -> None:
    shrunk = Quality(QualityLevel.SHRUNK, "it shrank", passing=True)
    held = mark(numbered(20), shrunk)
    assert len(held) <= 64
    assert repeats(held, numbered(20)) and repeats(held, numbered(21))
    assert not repeats(held, numbered(20, "pears")) and not repeats(held, numbered(60))
    assert not repeats(mark(numbered(20), Quality(QualityLevel.BLOCKED, "a wall")), numbered(20))
    assert not repeats("", numbered(20))


@pytest.mark.parametrize("text", ["(" * 100_000, "page " * 100_000, "\ud800" * 5_000, "a" * 1_000_000, "\n".join("ab" * 50_000)])
def test_a_hostile_text_is_judged_in_time(text: str) -> None:
    started = time.perf_counter()
    hostile = version(text, title=text)
    doubt(hostile, page(""), "en", numbered(60))
    mark(hostile, Quality(QualityLevel.SHRUNK, "it shrank", passing=True))
    assert time.perf_counter() - started < 2
