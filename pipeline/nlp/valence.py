"""Words that praise or blame by themselves, counted with what stands before them turning them round."""

from pipeline.nlp.text_features import tokens

_GOOD = frozenset(
    """
    good great excellent lovely wonderful fantastic superb brilliant amazing awesome outstanding marvellous splendid fabulous
    terrific perfect ideal best better nice pleasant kind kindly caring friendly helpful polite patient attentive considerate
    courteous professional efficient prompt promptly quick quickly swift easy easier smooth smoothly clear clearly clean tidy
    spotless safe safer secure reliable punctual comfortable cosy warm welcoming welcome fair fairly honest honestly open
    transparent useful valuable worthwhile worth interesting engaging fun enjoyable enjoyed enjoy enjoying enjoys happy happier
    happily pleased glad delighted satisfied grateful thankful thank thanks appreciate appreciated appreciates love loved loves
    loving like liked likes adore adores impressed impressive recommend recommended success successful successfully benefit
    benefits beneficial improved improvement improvements progress proud pride support supported supportive supporting reassuring
    reassured calm confident confidence encouraging encouraged inspiring inspired innovative creative flexible flexibility
    convenient affordable cheap free accurate thorough knowledgeable skilled dedicated committed hardworking praise praised
    compliment joy joyful blessing gem treasure asset star stars angel angels hero heroes beautiful attractive gorgeous delicious
    tasty bright peaceful quiet relaxed relaxing stress-free hope hopeful opportunity opportunities vibrant thrive thriving
    flourish stronger strong strength well works worked working smile smiling respected respectful dignity trust trusted
    trusting valued positive pros plus favourite exciting excited cheerful cheer cheers bravo congratulations kudos hurrah ace
    grand fine neat cool legit rocks decent adequate satisfactory super top-notch first-class faultless flawless seamless
    effortless invaluable informative understandable accessible inclusive celebrated rewarding fulfilled generous gentle
    humane compassionate sensitive lifeline saved saves helped helps fixed solved resolved smile smiles pleasure excellently
    wonderfully beautifully perfectly fab brill lovly greatful thx enthusiastic passionate fresh luxury bonus treat magic magical
    """.split()
)
_BAD = frozenset(
    """
    bad poor poorly terrible awful dreadful horrible appalling atrocious abysmal dire disgraceful disgusting disgusted shocking
    shameful shambles mess messy chaos chaotic disaster disastrous nightmare worst worse rubbish useless hopeless pointless
    worthless waste wasted wasteful wasting rude unhelpful unfriendly impolite impatient ignorant arrogant dismissive patronising
    uncaring careless sloppy lazy incompetent unprofessional inefficient slow slowly late later delay delayed delays cancelled
    cancel cancelling cancellation missed missing miss lost lose losing loss broken break breaks faulty fault failed fail failing
    fails failure crash crashed dirty filthy grubby grotty smelly smell smells stink stinks damp mould mouldy cold freezing hot
    unbearable noisy noise loud cramped crowded overcrowded uncomfortable unsafe dangerous danger hazard accident injured injury hurt
    hurts pain painful suffering suffer suffered sick ill tired exhausted exhausting exhausts overworked stressed stress
    stressful anxious anxiety worried worry worries worrying concern concerned concerns afraid fear fears frightened frightening scared
    scary dread upset upsetting angry anger annoyed annoying irritating frustrated frustrating frustration disappointed disappointing
    disappointment disappointingly unhappy unhappily sad sadly miserable depressed lonely alone isolated isolation confused
    confusing confusion unclear misleading wrong wrongly incorrect inaccurate error errors mistake mistakes lie lied lies dishonest
    unfair unfairly unjust unequal biased discrimination ignored ignore ignores ignoring neglected neglect forgotten abandoned refused
    refuse refuses denied rejected complaint complaints complain complained complaining problem problems issue issues trouble
    difficult difficulty difficulties hard harder struggle struggled struggling impossible inaccessible inconvenient expensive
    overpriced costly dear unaffordable extortionate cut cuts cutting closed closing closure closures shut reduced reducing reduction
    lack lacking lacks shortage short understaffed insufficient inadequate limited unacceptable unreliable unsuitable unrealistic
    unnecessary uneven ugly boring dull tedious bored hate hated hates dislike disliked detest regret blame threat threats threatened
    risk risks risky vandalism crime violent violence abuse abusive bullying bullied harassment stolen theft flooded flooding leak
    leaking leaks blocked stuck queue queues queued queuing waiting waited wait waits overgrown litter dumped
    fly-tipping potholes congestion congested pollution polluted horrendous horrid ridiculous farce joke pathetic laughable insulting
    insult insulted humiliating embarrassed embarrassing demoralised demoralising demotivated burnout pressure pressured burden
    unrealistic stigma stigmatise gap gaps weak weakness weaknesses negative cons drawback barrier barriers threat despair
    doubt doubts doubtful sceptical suspicious unsure object objection oppose opposed against grim shabby tatty decay
    decline declining deteriorate deteriorated deteriorating downhill collapse worsened terible apauling disapointed rushed
    hurried skimpy tiny stupid silly daft absurd nonsense meh ugh sigh smh worn deprived suffer shortcomings fobbed
    vulnerable unsettled insecurity insecure redundant redundancy unemployment nobody nowhere nothing never rumour rumours delusional
    """.split()
)
_TURN = frozenset(
    "not no never none nothing without hardly barely cannot can't don't doesn't didn't isn't wasn't aren't won't nor".split()
)
_MUCH = frozenset("very really so extremely absolutely totally incredibly truly completely most too far".split())
_SMILES = frozenset(":) :-) ;) :d ❤ 👍 😀 😊 🙂 😍 🎉 👏 ☺ <3".split())
_FROWNS = frozenset(":( :-( :/ 👎 😠 😡 😞 ☹ 😢 🙁 😭".split())
NAMES = ("praise", "blame", "praise turned round", "blame turned round", "praise less blame", "both", "neither")


def valence(text: str) -> tuple[float, ...]:
    """Return how much a text praises and blames, in the order of NAMES."""
    counts = [0.0, 0.0, 0.0, 0.0]
    turned = 0
    strong = 1.0
    for token in tokens(text):
        if token in _TURN or token.endswith("n't"):
            turned = 3
            if token in _BAD:
                counts[1] += 0.5
            continue
        kind = 0 if token in _GOOD or token in _SMILES else 1 if token in _BAD or token in _FROWNS else None
        if kind is not None:
            counts[kind + 2 if turned else kind] += strong
            turned = 0
        strong = 1.5 if token in _MUCH else 1.0
        turned = 0 if token in {".", ",", ";", "!", "?", "but"} else max(turned - 1, 0)
    praise, blame, unpraise, unblame = (min(count, 4.0) for count in counts)
    good, bad = praise + unblame * 0.7, blame + unpraise
    return (
        praise,
        blame,
        unpraise,
        unblame,
        max(min(good - bad, 3.0), -3.0),
        float(good > 0 and bad > 0),
        float(good == 0 and bad == 0),
    )
