"""English."""
from tosmon.clauses.rule import Rule
from tosmon.models import Kind
def r(id, kind, patterns, unless=()):
    return Rule(id, '', kind, 'en', '', tuple(patterns), (), (), tuple(unless))
NO=('means', 'ownlearn*', 'younot … learn*', 'owntool', 'question', 'notin', 'learn* … you can _', 'more', 'ban … learn*')
RULES = (
 r('en-restriction-you-may-not', Kind.RESTRICTION, ['younot … learn*|taught|ownlearn|mining', 'younot … train …3 data', 'younot … scraping … ai*'], ['younot … weuse … learn*', 'notout … learn*', 'optout … learn*', 'question']),
 r('en-restriction-heading', Kind.RESTRICTION, ['younot|ban >> learn*|ownlearn|mining|taught'], ['weuse', 'yours … learn*', 'question', 'we … learn*', 'optout', '// …4 not … yours']),
 r('en-restriction-compete', Kind.RESTRICTION, ['younot … improve|build …4 model', 'younot|ban … ai*|model … improve|build …8 compete', 'ban … improve|build …3 model … compete', 'younot … improve|build …8 ai* … compete'], ['younot … weuse', 'question']),
 r('en-restriction-do-not', Kind.RESTRICTION, ['// …2 not|maynot|ban … learn*|mining', '_ not : // … learn*|mining', '// …2 not|maynot use … improve|build …3 model', '// _? use not|ban … learn*|mining', '// …2 maynot build … ban ai*'], ['we … learn*', 'yours … learn*', '// …3 not … learn* … yours', '// …3 data … learn*', 'question']),
 r('en-restriction-ban', Kind.RESTRICTION, ['ban … learn*|mining', 'learn*|mining … ban|maynot', 'ours|site|mining … maynot … learn*|mining', 'grant not|maynot|excluding … mining', 'grant … not|maynot|excluding … mining', 'reserve … mining'], ['yours … learn*','learn* … yours', 'we … learn*', 'optout', 'weuse']),
 r('en-opt-in', Kind.OPT_IN, ['not|maynot … learn* … notin …8 optin', 'only … optin … learn*', 'only|if … yours|data … learn* … optin', 'learn* … only … optin|consent', 'you can … optin … learn*', 'learn* … you can … optin', 'weuse|can … learn* … notin'], ['not … learn* … notin', 'notout']),
 r('en-opt-out', Kind.OPT_OUT, ['optout … learn*|trainset', 'learn* … you can …6 optout', 'learn* … to optout', 'unwanted … learn*', 'unwanted … yours … train', 'you can instruct|agree … not|maynot|ban … learn*', 'you can instruct … not|maynot|ban … optout', 'you can instruct … not|maynot|ban … aidata … improve|development'], ['notout', 'means', 'younot', 'optout ,? weuse … learn*', 'optout we … not? use … learn* … setting']),
 r('en-opt-out-setting', Kind.OPT_OUT, ['you can … setting … learn*', 'learn* … you can … setting', 'can …6 setting … learn*', 'choice … setting … learn*', '// choice … yours … learn*', 'you can choice … yours … learn*', 'you can choice … we … learn*'], ['notout', 'means', 'younot', 'not … setting']),
 r('en-opt-out-case', Kind.OPT_OUT, ['optout >> such_case … not … learn*']),
 r('en-denial', Kind.DENIAL, ['not|maynot … learn*|taught', 'not|maynot … data|yours … train', 'data|yours … not|maynot … train', 'excluding … learn*|train', 'no … learn*'], ['younot … learn*', 'ownlearn', 'not optout', 'means', 'owntool', 'question', 'not|maynot … weuse … learn*', 'weuse … learn* … unless … not']),
 r('en-grant-use', Kind.GRANT, ['weuse … data|yours|ours|aidata … learn*', 'we … use … data|yours|ours|aidata … learn*', 'third|// can? …2 use … data|yours|aidata … learn*', 'use|using … yours|data … learn*', 'learn* … weuse … data|yours', '// …3 to learn … we …4 data|yours', 'weuse _? to|for learn*', 'we can _? learn*'], NO),
 r('en-grant-passive', Kind.GRANT, ['yours|data|aidata … use … learn*', 'use …3 learn*'], NO),
 r('en-grant-licence', Kind.GRANT, ['grant|agree … learn*'], NO),
 r('en-grant-train-on', Kind.GRANT, ['learn* … on|from|by|using …3 yours|data', 'learn* yours'], NO),
 r('en-grant-item', Kind.GRANT, ['use*|weuse|yours|ours|purpose … // … learn*', 'weuse|yours|use|purpose ## // …2 to? learn', 'yours|weuse|use|purpose ## … // …2 to? learn', '// …2 to|for learn', '// learn … yours|data', 'purpose of … learn*', 'learn* … only|if … // … notout'], NO),
 r('en-grant-ai-data', Kind.GRANT, ['use|weuse … aidata … improve|development', 'weuse yours|data by|using|in ai* … to improve|build'], NO),
 r('en-grant-trained', Kind.GRANT, ['taught on|by|using … data|yours', 'ai … be trained on'], NO),
)
