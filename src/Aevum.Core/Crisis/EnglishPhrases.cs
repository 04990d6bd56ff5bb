namespace Aevum.Crisis;

/// <summary>
/// The English phrases. Each family says what a person in crisis writes; behind <c>!&gt;</c> and <c>!&lt;</c> stand the contexts in which the same
/// words are harmless. The tests hold both sides. How the list was made: docs/crisis-screening.md.
/// </summary>
internal static class EnglishPhrases
{
    private static readonly Dictionary<string, string> Choices = new(StringComparer.Ordinal)
    {
        ["self"] = "myself|meself|myslef",
        ["selfword"] = "esteem|confidence|worth|respect|image|doubt|control|discipline|portrait|employment|service|checkout|driving|assessment|test|tests|study|help|hosted|driven",
        ["dont"] = "dont|do not|didnt|did not|doesnt|does not|never|not|wouldnt|would not|wont|will not|cant|cannot|without",
        ["want"] = "want to|wanna|wanted to|wants to|wanting to",
        ["will"] = "i will|i ll|ima|want to|wanna|wants to|going to|gonna|gunna|plan to|planning to|about to|ready to",
                ["slay"] = "kill|murder|stab|strangle|slaughter|behead|unalive|m*rder",
        ["slaying"] = "killing|murdering|stabbing|strangling|slaughtering|shooting",
        ["them"] = "him|her|them|you|everyone|everybody|someone|somebody|people|yall|all of you|all of them|every one of|those people|these people|that bitch|the kids|the children",
        ["few"] = "him|her|them|you|everyone|everybody|someone|people|yall|the kids|those people",
        ["mine"] = "my wife|my husband|my ex|my boss|my girlfriend|my boyfriend|my partner|my mother|my father|my mom|my mum|my dad|my parents|my brother|my sister|my family|my kids|my children|my son|my daughter|my baby|my teacher|my teachers|my neighbor|my neighbour|my coworkers|my coworker|my colleagues|my roommate|my classmates",
        ["yours"] = "your wife|your husband|your mother|your family|your kids|your children",
        ["person"] = "dad|father|mom|mum|mother|stepdad|stepfather|stepmom|step dad|uncle|aunt|brother|grandpa|grandfather|cousin|teacher|coach|boyfriend|husband|girlfriend|wife|partner|parents|babysitter|foster dad",
        ["pills"] = "pills|tablets|sleeping pills|painkillers|paracetamol|tylenol|ibuprofen|xanax|valium|insulin|antidepressants|opioids|fentanyl|heroin|morphine|meds|medication|medicine|aspirin",
        ["stakes"] = "prevention|awareness|hotline|hotlines|helpline|rate|rates|statistics|stats|research|studies|squad|risk assessment|policy|policies|training|prevent|survivor group|bereavement|counselor training|lifeline|memorial|literature|screening|postvention|hedge|doors|door|cord|burn|burns|booth|booths|king|kings|squeeze|sprint|sprints|drill|drills|knob|machine|lane|shift|slide|pass|inside joke|cable|cables|gene|genes|substrate|inhibitor|vest scene|mission film|club tour|girls|silence album|commando|bridge painting|chicken wings|wings|sauce|blonde band|tree",
    };

    private const string SelfHarm = """
        [kill|kil|k*ll] {self} !> laughing|with laughter|{selfword}
        [i want to|i wanna|im going to|im gonna|i just want to|wanna|gonna|to|just|please|should|i] kill myself [|now|today|tonight|soon|please|asap] !> laughing|with laughter|{selfword}
        [killing|killin] {self} !> laughing|over|at work|at the gym|with work|trying|for this job|{selfword}
        killed {self} !> laughing|trying|tripping|falling|getting|carrying|on the ice|on the stairs|{selfword}
        [hang|hanging|hung] {self} !> out|a|an|up a|the|{selfword}
        [shoot|shooting|shot] {self} !> in the foot|a|an|{selfword}
        [stab|stabbing|stabbed] {self} !> in the foot|in the finger|with a fork|{selfword}
        [drown|drowning] {self} !> in work|in coffee|in paperwork|in tasks|in tea|in netflix|in books|in music|in ice cream|in debt|in email|in emails|in chocolate|in data|in code
        [strangle|strangling|suffocate|suffocating|asphyxiate|electrocute|electrocuting|poison|poisoning|overdose|overdosing|unalive|unaliving|unalived|mutilate|mutilating|exterminate] {self} !> {selfword}|with laughter|by accident
        [gas|off] my own self
        [want|wanna|going|gonna|try] [to|] off {self}
        [starve|starving] {self} [to death|on purpose]
        [burn|burning|burned|bite|biting|hit|hitting|punch|punching|scratching] myself [on purpose|deliberately|intentionally|again and again|until i bleed|as punishment]
        [harm|harming|harmed|injure|injuring] {self} !> {selfword}|by accident|accidentally|at work|at the gym
        [hurt|hurting] {self} !> at|in|on the|on a|playing|lifting|running|falling|when|while|badly at|by accident|accidentally|doing|trying|skiing|cycling|jumping|climbing|slipping|{selfword} !< fell and|accidentally|almost|nearly|slipped and|tripped and
        [hurt|hurting|cut|cutting] {self} on purpose
        [want to|wanna|going to|gonna|need to] hurt {self}
        cut {self} !> a|an|another|some|off|out|shaving|short|loose|free|slack|while|when|on the|on a|with a can|in half|opening|cooking|chopping|peeling|down to|two|three|one|cake|bread|cheese|{selfword} !< accidentally|nearly|almost
        cutting {self} !> a|an|another|some|off|out|short|loose|free|slack|down to|{selfword}
        [slit|slitting|cut|cutting|slash|slashing|slice|slicing] my [wrist|wrists|throat|veins|arms|thighs] !> by accident|accidentally
        [slit|slash|cut] your wrists
        [self|] [harm|harming|harmed|mutilation|mutilating] self
        self [harm|harming|harmed|harmer|h*rm|mutilation|mutilate|mutilating|inflicted wounds|inflicted injuries] !> {stakes}
        [su*cide|suic*de|sucide|suicde|suiside|sooicide|suacide|suicid*|sewerslide|suicides] !> {stakes} !< career|political|commercial|social|professional|financial|economic|marketing|brand|reputational|assisted|anti|data|tree|business
        suicide !> {stakes} !< career|political|commercial|social|professional|financial|economic|marketing|brand|reputational|assisted|anti|data|tree|business
        suicide mission !< on a|my|this|our|his|her|plan a
        suicidal !> tendencies band|tendencies album|tendencies concert|tendencies tour|tendencies tickets|tendencies tshirt|pricing|move in chess|business strategy
        suicidality
        [commit|committing|committed|attempted|attempt|of|about|considering] s*icide
        end [my|my own|my miserable|my fucking|this miserable] life !> insurance|membership|subscription|cover|coverage|assurance|policy|plan|contract|with you|sentence|long|cycle|hacks|style
        ending [my|my own] life !> insurance|membership|subscription|cover|coverage|assurance|policy|plan|contract|sentence|long|cycle|style
        ended [my|his|her|their] own life
        [take|taking|took] [my|his|her|their] own life !> in|into|back|and turned|to the next
        [take|taking] my life !> to|back|in|into|savings|insurance|as|for granted|more|and turn|experience|seriously|one day|story|coach|at|work|partner
        [end|ending] it all !> with a bang|on a high|by friday|today at noon
        i [just|really|only|honestly|kinda|still|so|] {want} die !> of|from|laughing|hard|on this hill|on that hill|for|in peace when|trying|knowing|with dignity|at home when|cast|casting|cut|cuts
        {want} die !> of|from|laughing|hard|on this hill|on that hill|for|trying|knowing|cast|casting|cut|cuts !< {dont}|nobody|no one|who|it s|it|the plant|app|phone|they
        i [want to|wanna] d*e
        [wish|wished] i [was|were|could be] dead
        [wish|wished] i [was never|were never|had never been|d never been|wasnt|werent] [born|alive]
        wish i [could|would] [just|] [die|d*e|not wake up|disappear forever|fall asleep and never wake up]
        hope i [die|dont wake up|never wake up|do not wake up]
        [want|wanna|hope|wish|pray|like] [to|i|i could|] never wake up
        [dont|do not|never|didnt] [want to|wanna] wake up [anymore|any more|again|tomorrow|ever]
        [not waking|not wake] up tomorrow [would be|sounds] [nice|good|fine|better|ok]
        [go|fall] to sleep and never wake up
        fall asleep and never wake up
        [id|i would|i d] rather [die|be dead] !> than|hard
        [better off|be better] dead !> than
        [world|everyone|everybody|family|kids|they|you|all|people] [would be|will be|d be|is|are|be] better [off|] without me !> at|on|in the|in this
        [want to|wanna] be dead !> last|sure|weight
        [please|just] let me die !> in the game|in game|of
        i [should just|deserve to|need to|have to|must|am going to|m going to|m gonna] [die|kill me] !> of|laughing|from|if|when|without|hard|before
        [im|i am] [ready|going|about] to die !> of|laughing|from|hard
        [thinking|thought|thoughts|dreaming|fantasizing|fantasising] [about|of] [dying|killing me|my own death|ending my life|ending everything|ending it]
        [dont|do not|no longer|cant|never] [want to|wanna|wish to] [live|be alive|exist] !> in|with|here|near|at|there|together|alone|next|under|above|off|by|without my|through|on|like a|off the|between|far|as a|for
        [dont|do not|no longer] [want to|wanna] [live|be alive|exist|be here|be on this earth|be in this world] [anymore|any more|any longer|no more]
        [no|any|a single|a] reason to [live|stay alive|keep living|go on living] !> in|here|with|near
        nothing [left|] to live for
        no [point in|point|use] [living|being alive|staying alive] !> in|here|with|near
        lost [the|my|all] will to live
        life [is not|isnt|aint|is no longer|isn t] worth [living|it anymore]
        [tired of|sick of|done with|hate] [being alive|my existence]
        [tired of|sick of|done with] [living|life] !> in|with|at|here|near|out|like|on|under|off|next|by|far|without|coaches|coaching|insurance|hacks|admin
        [cant|cannot] [go on|keep on|keep] living !> in|with|here|like|on|at|near
        [cant|cannot] go on [anymore|any more|any longer]
        [no one|nobody] would [miss me|care if i died|notice if i died|care if i was gone|notice if i was gone]
        [everyone|nobody|no one] [would|will] [be happier if i was dead|be happier if i died|care if im dead]
        want to disappear forever
        [jump|jumping] off [a|the] [bridge|building|roof|balcony|cliff] to [die|end|my death|kill]
        [want to|wanna|going to|gonna|about to|i ll|should] jump [off|from] [a|the|that] [bridge|building|roof|balcony|cliff|overpass] !> into|for charity|with a parachute|on a bungee|in the game
        [jump|jumping|throw myself|throwing myself|step] in front of [a|the|an oncoming] [train|bus|car|truck|lorry|tram|subway]
        throw {self} [off|out of|under] [a|the|this] [bridge|building|roof|window|balcony|train|cliff]
        [bleed|starve|freeze] {self} to death
        do {self} in !> a|the|this|that|one|my|time
        [drink|drinking|drank] bleach to [die|end it|kill]
        [took|taking|swallowed] [all my|all the|too many|a bottle of|a handful of|a whole bottle of|the whole bottle of] [pills|tablets|sleeping pills|painkillers|meds|medication|antidepressants|paracetamol|tylenol|xanax] !> out of|from the|with me|off the|to the|home|back
        [take|swallow] [too many|a bottle of|a whole bottle of|a handful of] [pills|tablets|sleeping pills|painkillers|meds]
        [overdose|overdosed|overdosing|oded] on [my|all my|some|] {pills}
        i [have|just|already|] overdosed !> the|on chocolate|on sugar|on coffee|on cake|on netflix|on turkey|on tv|on cute|on the|it|this|my
        [want to|wanna|going to|gonna|plan to|trying to|tried to|try to|i will|i ll] overdose !> the|on chocolate|on sugar|on coffee|on cake|on netflix|on cute
        [took|take|taking|an intentional|a deliberate] [an|] overdose !> of confidence|of vitamin|of sunshine|of reality|of cuteness
        [kill|hang|unalive|off] yourself !> laughing|over|with work|at work|trying|a|out|{selfword}
        [you should|you should just|just go|hope you|wish you would] [die|kill yourself|d*e] !> hard|of|trying|for|in the game
        [suffocate|drown|poison|strangle] yourself !> in work|in coffee|in
        [game end|toaster bath] {self}
        [my|a|the] final goodbye before i [go|die|leave this world|end it]
        [this is my|writing my|wrote my|here is my|heres my] [last goodbye|final goodbye|goodbye letter to everyone|death note to|last note]
        [by the time|when] you read this [i|ill|i will|im] [am dead|be dead|be gone forever|will be dead|dead]
        [leave|leaving] this world [forever|tonight|for good|behind for good]
        please kill me !> in chess|in the game|laughing
        """;

    private const string Violence = """
        {will} {slay} {them} !> in chess|with kindness|at|in the game|in the next|in round|the process|processes|laughing|if you|softly|of thirst|over the|in fifa|at fifa|with that|by accident|running|for that|to the|on the court !< {dont}|didnt want to|dont want to|never|dont
        {will} [rape|poison|torture|beat up|hunt down] {few} !< {dont}|i was
        {will} [shoot|gun down] {few} !> a|an|the|some|over|your|my|details|another|that|later|those|off|photos|pictures|portraits|video|films|with my camera|on film|something|two|one|in the game|at the wedding|for the album !< {dont}|never
        {will} hurt [{few}|other people|my wife|my husband|my kids|my children|my baby] !> s|feelings|chances|business|more !< {dont}|i never|didnt|mean|it|that|this
        {slay} [{mine}|{yours}] !> s|process|phone|connection|session|account|plants|plant|internet|battery|mood|vibe|credit|with kindness|buzz !< {dont}|could|would|might|did|not|it will|it ll|this will|that will|which will|is going to|s going to|bug will
        [shoot|shooting] [my wife|my husband|my ex|my boss|my parents|my family|my kids|my teacher|my coworkers|my classmates] !> s|wedding|a|an|for the|portrait|photos|over|another|some
        {slaying} [everyone|everybody|them all|you all|my wife|my husband|my ex|my family|my kids|my baby] !> in|laughing|with kindness|at|s|mood|vibe|else s|on the
        [thinking|thoughts|fantasizing|fantasising|dreaming] [about|of] [killing|murdering|stabbing|shooting] [him|her|them|people|someone|everyone|my] !> in the game|in chess|day|days|off|time
        [want|wanted|wants|threatened|threatens|threatening|tried|trying|tries] to [kill|murder|stab|strangle|choke] [me|us|our family] !> with kindness|in chess|in the game|in fifa|in mario|off in|laughing !< plot|show|writers|script
        [he s|he is|she s|she is|they re|they are] [going to|gonna|about to] [kill|murder|stab|strangle] [me|us|her|him] !> when|for|if i forget|at|in the game|in chess|off|with|vibe|mood|buzz|battery
        [he|she|they] will [kill|murder] [me|us] if
        [shoot|shooting|blow|blowing] up [the|a|my|this|your|our] [school|office|church|mall|mosque|synagogue|workplace|building|hospital|airport|station|stadium|courthouse|embassy] !> s hype|with balloons
        [bomb|bombing] [the|my|this|your|our] [school|office|church|mosque|synagogue|building|airport|hospital|station|mall|stadium|embassy]
        [build|building|make|making|built|made|plant|planted|planting] a [pipe|nail|car|fertilizer|fertiliser|dirty|homemade|pressure cooker] bomb
        [there is|theres|put|placed|planted|hid] a bomb [in|at|on|under] [the|your|this|my]
        [bring|bringing|take|taking] [a|my|the] gun to [school|work|the office|class|church|campus]
        [put|putting] a bullet [in|into|through] [your|his|her|their|my|somebodys] [head|brain|heart|skull]
        [slit|cut] [your|his|her|their] throat !> by accident
        [watch|see|make|hope] [you|him|her|them] [bleed|die slowly|suffer and die|die in pain|bleed out]
        [you|he|she|they|all] [all|] deserve [to|] [die|d*e] !> of|laughing
        [youre|you are|u are|ur|you re] [a dead man|a dead woman|dead meat|as good as dead]
        [kill|murder|exterminate|gas|behead] all [the|] [jews|muslims|christians|blacks|immigrants|gays|women|men|cops|police|teachers|whites|arabs|foreigners]
        [i am|im|i m] going to [go on a killing spree|commit a massacre|commit murder|commit mass murder]
        [commit|planning|plan|carry out] a [massacre|mass shooting|school shooting|terror attack|terrorist attack|mass murder|killing spree] !< who
        """;

    private const string Abuse = """
        my {person} [hits|hit|beats|beat|punches|punched|kicks|kicked|slaps|slapped|is hitting|is beating|keeps hitting] me !> up|at|in chess|in the finals|in mario|in the race|in the game|to|by|back with|with a message|with the news|with a question|with a pillow|off|home|the other|there|out of bed|hard at
        my {person} [chokes|choked|strangled|burned|whipped|locked|starves|tortures] me !> up|out of the|out at|in chess|with the
        my {person} [touches|touched|is touching|keeps touching] me !> deeply|emotionally|so much with|with her kindness|with his kindness|with her words|with his words|with this gift|up
        my {person} [molests|molested|abuses|abused|is abusing|has been abusing|rapes|raped|hurts|is hurting|assaulted] me !> by accident|to say|to see|in the game|feelings|that
        [he|she|they] [molests|molested|rapes|raped|sexually abused|sexually abuses|sexually assaulted|is abusing|are abusing|has been abusing|abuses|abused|keeps hitting|is hitting|is beating|keeps beating|forces himself on|forced himself on] me
        [he|she|somebody|someone] [is|keeps|was] hurting me !> with
        [was|were|been|being|got|getting] [raped|molested|sexually abused|sexually assaulted|gang raped|r*ped]
        [i m|i am|i ve been|i have been|we are|my son is|my daughter is|my child is|the child is|a child is|girl is|boy is|she s|he s|she is|he is] [being|] [abused|beaten|molested|raped|trafficked] !> by spam|by bots|by the market|at|to|in chess|in the finals|by a better|up|by the spread
        [abused|molested|raped|beaten] [as a child|when i was a child|when i was little|as a kid|when i was a kid|every night|by my]
        [touched|touches|touching|grabbed|gropes|groped] me [inappropriately|down there|there and|in my private|in a bad place|in bad places|between my legs|under my clothes|at night|when im asleep|sexually]
        [touched|touches|touching] my [privates|private parts|genitals]
        [makes|made|forced|forces] me [touch him|touch her|touch his|undress|take off my clothes|take my clothes off|have sex|watch porn|send nudes]
        [not|dont feel|never feel|do not feel|didnt feel] safe at home !> network|wifi|page|button
        [afraid|scared|terrified] to go home !> screen|page|button|depot
        [afraid|scared|terrified] [he will|she will|he ll|she ll|they will|they ll] [kill|hurt|beat] [me|us]
        [held|holding|keeping|kept] me [hostage|captive|prisoner|locked up|against my will|locked in the basement]
        [has|have|holding|holds|pulled|got] a [gun|knife] [to my|on me|at my|against my|pointed at me|and is going to|and says he]
        [beats|beat|hits|hit|abuses|hurts] me and [my|the] [kids|children|mother|mom|brother|sister|mum|baby|siblings]
        [help me|please help] [he is|hes|she is|shes|they are|theyre] [going to|gonna|hurting|killing|hitting|beating] [me|kill me|hurt me|us] !> with|up
        """;

    /// <summary>Spells out the list.</summary>
    /// <returns>The phrases.</returns>
    internal static IEnumerable<CrisisPhrase> Read() =>
        PhraseGrammar.Read(SelfHarm, CrisisTopic.SelfHarm, Choices)
            .Concat(PhraseGrammar.Read(Violence, CrisisTopic.Violence, Choices))
            .Concat(PhraseGrammar.Read(Abuse, CrisisTopic.Abuse, Choices));
}
