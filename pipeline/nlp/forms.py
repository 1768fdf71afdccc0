"""How English reports a question: a table of forms, one line each, read by `pipeline.nlp.language`.

A form is a row of slots. ``$ASK`` is a set of words from `WORDS`; ``a|b`` are words; ``?`` after a slot makes it
optional; ``...6`` is a gap of up to six words without a stop, comma or "to", ``~6`` one of any words without a stop.
"""

from typing import Literal, NamedTuple

Kind = Literal["active", "passive", "nominal", "prior"]

WORDS: dict[str, str] = {
    "ASK": "asked asks asking ask enquired enquires enquiring inquired inquires inquiring wondered wonders wondering",
    "ENQUIRE": "enquired enquires enquiring inquired inquires inquiring",
    "WONDER": "wondered wonders wondering",
    "QUERY": "queried queries querying",
    "QUESTION": "questioned questions questioning",
    "CHALLENGE": "challenged challenging probed probing pressed pressing",
    "AUX": "is are was were do does did has have had can could will would should shall may might",
    "WH": "if whether what when where which who whom whose why how",
    "ABOUT": "about regarding re concerning over around",
    "ABOUT2": "about regarding re concerning over around on as with in to of for relating",
    "INFO": "clarification clarity confirmation information info details detail update updates explanation explanations reassurance "
    "reassurances assurance assurances advice guidance figures numbers data statistics evidence examples example timescale timescales "
    "timeline reasons rationale breakdown news date dates estimate results outcome outcomes cost costs price prices rate rates total opinion opinions views view justification insight",
    "SEEK": "sought seeks seeking requested requesting",
    "SOUGHT": "clarification clarity confirmation information info details explanation reassurance reassurances assurance assurances "
    "guidance advice answers",
    "DETAIL": "detail update updates",
    "Q": "question questions query queries enquiry enquiries inquiry inquiries",
    "QONE": "question query enquiry inquiry",
    "RAISE": "raised raises raising posed poses posing proposed put submitted asked",
    "RAISED": "raised asked posed put received made submitted tabled queried brought",
    "TOPIC": "by from about regarding concerning on as relating",
    "KNOW": "know understand clarify learn hear ascertain establish",
    "DEMAND": "demanded demands demanding begged begs pressed rose rises stood stands shouted shouts called interrupted interjected heard keen eager "
    "anxious hoped hopes tried tries proceeded continued continues intervened chipped stepped spoke pleaded",
    "WANT": "wanted wants wanting hoped wished wishes wishing needed keen curious interested anxious liked like",
    "MEASURE": "status cost costs reason reasons date dates price purpose number numbers position timescale difference name age size length value source "
    "meaning likelihood total schedule amount extent rationale distance height width capacity progress timetable deadline budget breakdown background outcome results age whereabouts",
    "BE": "was were is are been be being",
    "AGAIN": "also then again further often never repeatedly first next once",
    "REPLY": "response answer reply answering answer responding replying respect",
    "DET": "a an the one another further this that his her their our any",
    "EXPLAIN": "explain clarify confirm outline describe elaborate expand say tell advise",
}


class Form(NamedTuple):
    """One way of reporting a question."""

    name: str
    kind: Kind
    slots: str
    score: float


FORMS: tuple[Form, ...] = (
    # somebody asked
    Form("ask whether", "active", "$ASK ...9 $WH", 0.95),
    Form(
        "ask an office whether",
        "active",
        "$ASK the? cabinet|portfolio|lead|leader|deputy|executive|assistant|chair|head|director|minister ...7 and ...7 whether|if|what|why|how|when",
        0.93,
    ),
    Form("ask, by the way, whether", "active", "$ASK , ...10 , $WH|$ABOUT|$AUX", 0.93),
    Form(
        "ask in direct order",
        "active",
        "asked|asks|asking|enquired|wondered $AUX there|it|the|this|that|these|those|they|we|he|she|a|an|any|anyone|our|their|his|her|all",
        0.9,
    ),
    Form(
        "write to ask",
        "active",
        "wrote|written|emailed|e-mailed|rang|telephoned|phoned|attended|came|contacted|called|stood ...8 to ask|enquire|query|inquire|know $WH|$ABOUT|for",
        0.85,
    ),
    Form("ask, since something, whether", "active", "$ASK , ~12 , $WH|$ABOUT", 0.9),
    Form(
        "ask, since something, on what",
        "active",
        "$ASK , ~12 , on|in|by|to|at|for|with|from|under|of what|which|whom",
        0.9,
    ),
    Form("ask on what", "active", "$ASK ...4 on|in|by|to|at|for|with|from|under|of what|which|whom|whose", 0.9),
    Form(
        "demand to know",
        "active",
        "$DEMAND ...3 to ask|enquire|inquire|query|know|hear|learn|understand|establish ...6 $WH|$ABOUT",
        0.9,
    ),
    Form("go on to ask", "active", "went|goes|going ...1 on to ask|enquire|inquire|query|question", 0.9),
    Form(
        "ask that somebody be told",
        "active",
        "asked|asks|requested that ~6 told|informed|advised|explained|clarified|confirmed $WH|about|of",
        0.8,
    ),
    Form("raise with somebody whether", "active", "raised|raises|raising with ~7 whether|if|why|how|what", 0.85),
    Form("raise whether", "active", "raised|raises|raising whether|if|why|how|what", 0.85),
    Form("ask for a thing and whether", "active", "asked|asks for ...7 and|, if|whether|why|how|when|what", 0.8),
    Form("ask as to", "active", "$ASK ...6 as to", 0.9),
    Form("ask somebody, since something, whether", "active", "$ASK ...6 , ~12 , whether|if|why|how|what|about", 0.88),
    Form(
        "end with the question of",
        "active",
        "ending|ended|ends|finishing|finished|concluding|concluded|closing|closed|beginning|began|opening|opened|starting|started with|on the|a question of|as|whether|why|how|about",
        0.85,
    ),
    Form("raise a thing and whether", "active", "raised|raises|raising ~9 and|, whether|if|why|how|when", 0.75),
    Form("ask about", "active", "$ASK ...5 $ABOUT", 0.93),
    Form("ask after", "active", "asked|asks|asking|enquired|inquired after|into|as", 0.85),
    Form("enquire on", "active", "$ENQUIRE ...2 on", 0.9),
    Form("ask for information", "active", "asked|asks|asking|enquired ...3 for ...4 $INFO", 0.9),
    Form(
        "ask to be told",
        "active",
        "asked|asks|asking|requested|requests to be told|informed|advised|updated ...3 $WH|about|on|of",
        0.6,
    ),
    Form(
        "ask to explain",
        "active",
        "asked|asks|asking|invited|requested|challenged|pressed|urged ...8 to $EXPLAIN ...6 $WH",
        0.75,
    ),
    Form("ask to explain a thing", "active", "asked|asks|asking|pressed|invited ...6 to explain|clarify", 0.6),
    Form("ask a question", "active", "asked|asks|asking a|one|another|the|further|two|three|several|some ...3 $Q", 0.8),
    Form("ask questions about", "active", "asked|asks|asking questions ...2 $ABOUT|on|as", 0.7),
    Form("query whether", "active", "$QUERY ...6 $WH", 0.95),
    Form("query", "active", "queried|querying", 0.9),
    Form("question whether", "active", "questioned|questioning ...6 $WH|$ABOUT", 0.93),
    Form(
        "question",
        "active",
        "questioned|questioning the|a|an|this|that|why|our|their|his|her|its|some|any|these|those",
        0.85,
    ),
    Form("challenge whether", "active", "$CHALLENGE ...6 $WH|$ABOUT|on", 0.75),
    Form("challenge", "active", "challenged|probed the|a|an|this|that|these|those", 0.5),
    Form("want to know", "active", "$WANT ...2 to $KNOW ...3 $WH|$ABOUT|more", 0.9),
    Form(
        "ask the cost",
        "active",
        "asked|asks|asking|enquired|queried ...2 the|his|her|their|its|our ...1 $MEASURE",
        0.85,
    ),
    Form(
        "ask somebody's opinion",
        "active",
        "asked|asks|asking|sought|seeks|seeking ...4 opinion|opinions|view|views|thoughts ...1 on|of|about|as",
        0.85,
    ),
    Form("ask to know", "active", "asked|asks|asking to know|$KNOW ...2 $WH|$ABOUT|more|the|his|her|their", 0.85),
    Form(
        "ask in direct order, of somebody",
        "active",
        "asked|asks ...3 $AUX he|she|it|they|there|this|we|you|the|any",
        0.85,
    ),
    Form("ask in direct order, of a thing", "active", "asked|asks will|would|could|can|does|did|should", 0.85),
    Form("ask that if", "active", "asked|asks that if|whether", 0.85),
    Form("request whether", "active", "requested|requests|requesting if|whether", 0.9),
    Form("check whether", "active", "checked|checking ...2 whether|if", 0.6),
    Form("want clarification", "active", "wanted|wants|required|requires|needed|needs ...2 $SOUGHT", 0.85),
    Form("want details", "active", "wanted|wants ...2 $DETAIL", 0.8),
    Form("be curious", "active", "curious|interested|puzzled|unsure|unclear as|about|to|in to? ...2 $WH", 0.7),
    Form(
        "be curious why",
        "active",
        "curious|intrigued|puzzled|baffled|perplexed|mystified whether|what|why|how|who",
        0.8,
    ),
    Form(
        "want to be told", "active", "$WANT ...2 to be told|informed|assured|reassured|advised $WH|about|of|that", 0.9
    ),
    Form(
        "want it explained",
        "active",
        "wished|wanted|asked|like|likes it|this|that to? be? explained|clarified|confirmed $WH",
        0.8,
    ),
    Form("not understand why", "active", "not|n't|n’t understand why|how", 0.6),
    Form("want to know a thing", "active", "wanted|wished to know|ask|raise", 0.75),
    Form("would like to ask", "active", "would|should like to know|ask|enquire|understand|hear $WH|$ABOUT|more", 0.91),
    Form("seek clarification", "active", "$SEEK ...3 $SOUGHT|$DETAIL", 0.92),
    Form("seek to know", "active", "sought|seeks|seeking|requested|requests to $KNOW", 0.85),
    Form("raise a question", "active", "$RAISE $DET? ...3 $QONE", 0.93),
    Form("have a question", "active", "had|has|made $DET ...2 $QONE", 0.93),
    Form("put questions, namely", "active", "put|asked|posed|raised|had ...3 questions|queries ~8 : $WH", 0.85),
    Form("raise questions", "active", "raised|posed|submitted|had|has ...3 questions|queries", 0.75),
    # it was asked
    Form("it was asked", "passive", "$BE $AGAIN? asked|queried|questioned|enquired|inquired|wondered $WH|about", 0.93),
    Form(
        "whether it would was asked",
        "passive",
        "whether|how|why|when|who ~22 was|were $AGAIN? asked|queried|raised",
        0.85,
    ),
    Form("somebody was asked", "passive", "$BE ...1 asked ...5 $WH|$ABOUT", 0.92),
    Form("was questioned", "passive", "$BE ...1 queried|questioned", 0.8),
    Form("question arose", "passive", "$Q arose|arises|followed|included ...3 $WH|$ABOUT|as|on|from|over", 0.85),
    Form("question came up", "passive", "$Q came|comes|coming up ...3 $WH|$ABOUT|as|on|from|over|of", 0.85),
    Form("question was raised", "passive", "$Q ...9 had|has|have? $BE ...2 $RAISED", 0.92),
    Form("the question of who was raised", "passive", "question of $WH ~10 raised|asked|brought|put|posed", 0.85),
    Form(
        "the point was put whether",
        "passive",
        "point|matter|issue|concern ...2 $BE put|raised|made ...3 whether|why|how|when",
        0.8,
    ),
    Form("the point was raised as to", "passive", "point|matter|issue|concern ...2 $BE ...1 $RAISED as to $WH", 0.8),
    Form("the matter of whether was raised", "passive", "matter|issue|point of $WH ~10 raised|asked|put|posed", 0.8),
    Form("concern and whether", "passive", "concern|concerns ...1 $BE expressed|raised ~14 and whether|why|how", 0.78),
    Form("clarification was sought", "passive", "$SOUGHT|update ...6 had|has|have? $BE ...1 sought|requested", 0.85),
    Form("clarification requested", "passive", "$SOUGHT requested|sought|needed|required $ABOUT|on|as|whether", 0.85),
    # a query from somebody
    Form(
        "a query whether",
        "nominal",
        "a|one|another|further query|enquiry|inquiry whether|why|how|if|as|about|regarding",
        0.8,
    ),
    Form("the question, from somebody, was", "nominal", "$QONE , from|by ~8 was|were $WH|$ABOUT", 0.85),
    Form(
        "a query came",
        "nominal",
        "question|query|enquiry|inquiry|queries|questions|request ...3 had|has|have? come|came|received|arrived ...2 from",
        0.85,
    ),
    Form("a query made about", "nominal", "a|one|another|further $QONE made|raised|put ...2 $ABOUT|as|whether|on", 0.7),
    Form("there was a question", "nominal", "there|came|followed was|were|is|are|being|a ...4 $QONE", 0.9),
    Form("there were questions", "nominal", "there were ...4 questions|queries|enquiries ...2 $ABOUT2|from", 0.7),
    Form("a question from", "nominal", "a|another|one|further $QONE from|by", 0.85),
    Form(
        "somebody's question about",
        "nominal",
        "'s|’s|' ...1 $QONE on|about|regarding|re|over|concerning|as|whether|why|how",
        0.8,
    ),
    Form("question from", "nominal", "$QONE from|by", 0.85),
    Form(
        "somebody's question was",
        "nominal",
        "his|her|their|one|another|next|first|second|third|final|last|'s|’s ...1 question|query|point was|were|being $WH|$ABOUT",
        0.85,
    ),
    Form(
        "somebody's question concerned", "nominal", "'s|’s ...1 question|query concerned|related|regarded|covered", 0.8
    ),
    Form("questions from somebody", "nominal", "questions|queries from|by ...4 covered|concerned|included", 0.7),
    Form("look into a question", "nominal", "into|up|away|check|consider a|the|this $QONE $ABOUT2|as|whether", 0.8),
    Form(
        "a note of a question",
        "nominal",
        "question|questions|query|queries|enquiry re|regarding|about|on|over|whether|if|of",
        0.65,
    ),
    Form(
        "letter asking",
        "nominal",
        "email|mail|letter|correspondence|message|note was|had|has|is? been? ...9 asking|enquiring|inquiring|querying ...3 $WH|$ABOUT",
        0.96,
    ),
    # in reply to a question
    Form("in response to", "prior", "in|by $REPLY to ...8 $Q", 0.92),
    Form("in response to what was put by", "prior", "in|by $REPLY to? ...8 $Q $RAISED by|from", 0.93),
    Form("on a question", "prior", "regarding|concerning|referring|turning|reference to? ...4 $Q $RAISED|$TOPIC", 0.85),
    Form("in response to somebody's question", "prior", "in $REPLY to ~16 's|’s|) $QONE $ABOUT|as|on|whether", 0.9),
    Form("in response to questioning", "prior", "in|under|on|after|following $REPLY? to? ...1 questioning", 0.85),
    Form(
        "responding to",
        "prior",
        "responding|replying|answering|following|after to? ...5 $Q from|by|raised|asked|about|regarding|as|on|of|concerning",
        0.9,
    ),
    Form("to a question", "prior", "to a|another|this|that|the ...1 $QONE from|on|about|by|regarding|as", 0.8),
    Form("when asked", "prior", "when|once|on|upon being? asked|questioned|queried|pressed|challenged", 0.85),
    Form("asked by", "prior", "asked|questioned by", 0.85),
    Form(
        "challenged by",
        "prior",
        "queried|challenged|pressed|quizzed|probed by ...5 as|about|on|whether|if|why|how|over|regarding",
        0.85,
    ),
    Form("to answer", "prior", "to answer|address ...6 's|’s $Q", 0.8),
)

#: What a cheap look at a sentence must find before it is read word by word.
HINT = (
    r"\bask(?:ed|s|ing)?\b|\bquer(?:y|ies|ied|ying)\b|\bquestion|\b[ei]nquir|\bwonder(?:ed|s|ing)?\b|\bto (?:know|understand|clarify|ask|learn|hear|ascertain|establish)\b"
    r"|\b(?:curious|interested|puzzled|unsure|unclear) (?:as|about|to|in)\b|\bwant(?:ed|s) (?:\w+ ){0,2}(?:information|info|details?|to|assurances?|reassurances?|clarity|confirmation|explanation|guidance|advice|answers|updates?|explained|clarified|confirmed)\b|\b(?:raise\w*|expressed|voiced) [^.]*\b(?:whether|if|why|how|when|as to)\b|\b(?:matter|issue|point) of (?:whether|who|why|how|what)\b|\b(?:curious|intrigued|puzzled|baffled|perplexed|mystified) (?:what|why|how|whether|who)\b|\bto be (?:told|informed|assured|reassured|advised)\b|\brequest\w* [^.]*\bfrom\b|\b(?:like|likes|wish\w*) (?:it|this|that) (?:to be )?explained\b|\b(?:put|made) whether\b|n.t understand (?:why|how)\b|['’]s (?:\w+ )?point (?:was|were)\b|\bclarification\b|\bclarity\b|\b(?:sought|seeks|seeking|request(?:ed|s|ing))\b|\b(?:challeng|prob|press|check)(?:ed|es|s|ing)\b"
)

#: Of these one stands in every sentence that `HINT` finds; looking for them first is ten times as fast.
HINT_STEMS = tuple(
    "ask quer question nquir wonder hear know understand clarif clarity sought seek request challeng prob press check want curious intrigued baffled perplexed mystified told informed assured advised explained request interested puzzled unsure unclear keen anxious wish raise whether point".split()
)
