"""Say how much of a text reads like rules or promises, by words that such texts have in many languages."""

from __future__ import annotations

import re
from functools import cache

from tosmon.models import BlockKind, Version
from tosmon.reading.language import primary

# Beginnings of words, or whole phrases, of contracts, policies and rules of conduct. A page need not have many: real terms
# of a thousand characters have six and more of their language, a front page that is not about them seldom three.
VOCABULARY = {
    "en": (
        r"terms of (?:use|service|sale)|terms and conditions|these terms|privacy policy|privacy (?:notice|statement)"
        r"|this (?:policy|agreement|notice|statement|addendum)|polic(?:y|ies)|guidelines|agreement|you agree|consent"
        r"|shall|must(?: not)?"
        r"|may not|liab(?:le|ility)|warrant(?:y|ies)|indemnif|governed by|jurisdiction|third[- ]part"
        r"|intellectual property|copyright"
        r"|trademark|infring|prohibit|not (?:allowed|permitted)|do(?:n['’]t| not) allow|terminat|suspend|hereby"
        r"|pursuant|rights?\b|reserves?|applicable law"
        r"|comply|compliance|violat|disclos|we (?:may )?collect|personal (?:data|information)|your (?:data|content|information)"
        r"|data protection|retain|retention|law enforcement|effective date|licen[cs]e|obligation|responsib|breach"
        r"|rules?\b|forbid|spam|hate(?:ful| speech)|bully|discriminat|tolerat|moderat|banned|threat|privacy"
        r"|opt(?:ing)?[- ](?:out|in)"
        r"|restrict|confidential|refunds?\b|consumers?\b|statutory|contracts?\b|fees\b|laws?\b|legal|provisions"
        r"|in accordance with|registered (?:office|under|with)|publisher"
        r"|train (?:our|their|ai|models?)|cookies|lawful|unlawful|illegal|harass|harm(?:ful)?|abus(?:e|ive)|impersonat"
        r"|enforce|appeal|permission|we use|process(?:ing|es|ed)?"
    ),
    "fr": (
        r"conditions (?:générales|d['’]utilisation)|politique|confidentialité|présentes|contrat|accord|consentement"
        r"|acceptez|doit|devez"
        r"|responsab|garanti|indemnis|droit applicable|tribuna|tiers|propriété intellectuelle|droits? d['’]auteur"
        r"|marques?|interdi|résili"
        r"|droits?|se réserve|conform|viol|divulg|collect|données (?:personnelles|à caractère)"
        r"|vos (?:données|contenus|informations)"
        r"|protection des données|conserv|licence|obligation|manquement|illicite|illégal|harcèlement|traitement|utilisateur|loi"
    ),
    "de": (
        r"nutzungsbedingungen|geschäftsbedingungen|agb|bedingungen|richtlinie|datenschutz|vertrag|vereinbarung"
        r"|einwillig|zustimm|haft(?:en|et|ung)"
        r"|gewährleist|freistell|anwendbares recht|gerichtsstand|dritte|geistig|urheberrecht|marken|verletz|untersag"
        r"|verboten|nicht (?:gestattet|erlaubt)"
        r"|kündig|recht(?:e|lich|swidrig)?|behalten|gesetz|verstoß|verstöß|offenleg|erheb|personenbezogen"
        r"|ihre (?:daten|inhalte)|speicher|lizenz"
        r"|pflicht|verantwort|verarbeit|nutzer|widerspr|dürfen|gemäß"
    ),
    "es": (
        r"términos|condiciones|política|privacidad|contrato|acuerdo|consentimiento|acepta|debe|responsab|garantía"
        r"|indemniz|legislación|jurisdicción"
        r"|terceros|propiedad intelectual|derechos?|marcas?|infri|prohib|rescind|reserva|cumpl|viol|divulg|recopil"
        r"|datos personales"
        r"|su (?:contenido|información)|protección de datos|conserv|licencia|obligaci|ilícit|ilegal|acoso|tratamiento"
        r"|usuario|ley"
    ),
    "it": (
        r"termini|condizioni|informativa|privacy|contratto|accordo|consenso|accett|deve|responsab|garanzi|indenni"
        r"|legge applicabile|foro"
        r"|terz[ie]|proprietà intellettuale|diritt|marchi|viol|viet|risol|recesso|riserva|conform|divulg|raccogli|dati personali"
        r"|i tuoi (?:dati|contenuti)|protezione dei dati|conserv|licenza|obblig|illecit|illegal|molest|trattamento|utent|legge"
    ),
    "pt": (
        r"termos|condições|política|privacidade|contrato|acordo|consentimento|aceita|concorda|deve|responsab|garantia"
        r"|indeniz|lei aplicável|foro"
        r"|terceiros|propriedade intelectual|direitos?|marcas?|infri|proib|rescind|reserva|cumpr|viol|divulg|colet"
        r"|recolh|dados pessoais"
        r"|seu (?:conteúdo)|proteção de dados|conserv|licença|obrigaç|ilícit|ilegal|assédio|tratamento|usuário|utilizador|lei"
    ),
    "nl": (
        r"voorwaarden|beleid|privacy|overeenkomst|akkoord|toestemming|moet|aansprakelijk|garantie|vrijwar"
        r"|toepasselijk recht|rechtb"
        r"|derden|intellectue|auteursrecht|merken|inbreuk|verboden|niet toegestaan|beëindig|recht(?:en)?|behoud"
        r"|wet(?:telijk|geving)?|schend|verstrek"
        r"|verzamel|persoonsgegevens|uw (?:gegevens|inhoud)|gegevensbescherming|bewaar|licentie|verplicht|verantwoord"
        r"|onrechtmatig"
        r"|illegaal|intimidatie|verwerk|gebruiker|mag niet"
    ),
    "ru": (
        r"услови|соглашени|политик|конфиденциальн|персональн|данны|согласи|обязан|ответственн|гаранти|возмещ"
        r"|законодательств|юрисдикци|суд"
        r"|треть(?:им|их|ей)|интеллектуальн|авторск|товарн|нарушен|запрещ|расторж|прав[оа]?|вправе|соблюд|раскры|собира"
        r"|сбор|защит|хранени|лиценз|пользовател"
        r"|обработк|закон"
    ),
    "zh": (
        r"条款|條款|政策|隐私|隱私|协议|協議|同意|应当|應當|必须|必須|责任|責任|保证|保證|赔偿|賠償|适用法律|管辖|管轄"
        r"|第三方|知识产权|知識產權|智慧財產|著作权|著作權|版权|商标|商標"
        r"|侵犯|侵权|侵權|禁止|不得|终止|終止|权利|權利|保留|遵守|违反|違反|披露|收集|个人信息|個人資料|个人数据"
        r"|数据保护|保存|许可|許可|授权|授權|义务|義務|违法|非法|骚扰|处理|處理|用户|用戶|法律"
    ),
    "ja": (
        r"規約|条件|ポリシー|方針|プライバシー|契約|同意|しなければ|ものとします|責任|保証|補償|準拠法|裁判所|第三者"
        r"|知的財産|著作権|商標|侵害|禁止|終了|解除|権利|留保|遵守|違反"
        r"|開示|収集|取得|個人情報|個人データ|保護|保存|保持|許諾|ライセンス|義務|違法|嫌がらせ|取り扱い|取扱|利用者"
        r"|ユーザー|お客様|当社|法令|損害|免責"
    ),
    "ko": (
        r"약관|정책|개인정보|계약|동의|하여야|해야|책임|보증|배상|준거법|관할|제3자|지식재산|지적재산|저작권|상표|침해"
        r"|금지|해지|종료|권리|보유|준수|위반|공개|수집|보호|보관"
        r"|라이선스|의무|불법|괴롭힘|처리|이용자|사용자|회사|법률|법령"
    ),
}
LONG = 40  # characters of Latin letters: shorter blocks are links and headings, which any page has to its terms
WIDE = 2.5  # one Chinese, Japanese or Korean letter says as much as this many Latin ones

_SPACELESS = ("zh", "ja", "ko")
_WIDE = re.compile("[\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]")
FAR = 10_000  # characters; what has not said its words by then has none


def legal_words(version: Version, enough: int) -> int:
    """How many different words of contracts, policies or rules of conduct stand in the sentences of a text, at most `enough`.

    Headings and short blocks are left out: the links of any page name its terms.
    """
    pattern = _pattern(primary(version.language))
    found: set[str] = set()
    left = FAR
    for block in version.blocks:
        if block.kind is BlockKind.HEADING or not is_wide(block.text, LONG):
            continue
        for match in pattern.finditer(block.text[:left].lower()):
            found.add(match[0])
            if len(found) >= enough:
                return enough
        left -= len(block.text)
        if left <= 0:
            break
    return len(found)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """The words of a language and of English, which others mix in; those of all for a language we have no words of."""
    chosen = {"en", language} if language in VOCABULARY else set(VOCABULARY)
    # Without IGNORECASE, which takes three times as long: the words are written small, and so is the text they are looked for in.
    spaced = "|".join(VOCABULARY[each] for each in VOCABULARY if each in chosen and each not in _SPACELESS)
    return re.compile("|".join([rf"\b(?:{spaced})", *(VOCABULARY[each] for each in _SPACELESS if each in chosen)]))


def width(text: str) -> float:
    """The length of a text in Latin letters' worth, so that one measure serves all scripts."""
    return len(text) if text.isascii() else len(text) + (WIDE - 1) * len(_WIDE.findall(text))


def is_wide(text: str, least: float) -> bool:
    """Whether a text has that width: no letter has less than one, so that most are told by their length."""
    return len(text) >= least or width(text) >= least
