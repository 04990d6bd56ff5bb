namespace Aevum.Crisis;

/// <summary>The core phrases of five more languages, without accents because the fold takes them away. Far smaller than <see cref="EnglishPhrases"/>.</summary>
internal static class OtherPhrases
{
    private static readonly Dictionary<string, string> Choices = new(StringComparer.Ordinal)
    {
        ["stakes"] = "pravention|praevention|prophylaxe|statistik|rate|rates|prevencion|preventivo|preventiva|prevenzione|prevencao|preventie|prevention|forschung|hotline|squad|kommando|beratung",
    };

    private const string SelfHarm = """
        # German
        [mich|mich selbst] [umbringen|umzubringen|umgebracht|toten|toeten|erhangen|erhaengen|erschiessen|vergiften|selbst verletzen|selbst toten] !> konnte ich vor lachen|vor lachen
        bring mich [um|heute um|jetzt um|noch um] !> die ecke
        [ich bringe mich|bringe mich heute|ich bring mich] um !> die ecke
        [will|mochte|moechte|wollte] [nur noch|einfach|endlich|nicht mehr aufwachen und|jetzt|] sterben !> gern noch lange nicht|lernen !< nicht|er|sie
        [will|mochte|moechte|wollte|kann|mag] nicht mehr [leben|weiterleben|aufwachen|am leben sein] !> in|mit|bei|auf dem|hier
        [selbstmord|suizid|selbstmordgedanken|suizidgedanken|selbsttotung|selbsttoetung|suizidal] !> {stakes}
        [mir|ihm|ihr|mein] das leben [nehmen|zu nehmen|genommen] !> leichter
        mein leben [beenden|zu beenden]
        [ritze|schneide] mich [wieder|selbst|absichtlich|jeden tag]
        [mich|mir] [ritzen|die pulsadern aufschneiden|selbst verletzen|selbst weh tun|die kugel geben]
        [keinen sinn mehr im leben|keinen grund mehr zu leben|hat mein leben keinen sinn]
        # Spanish
        [me|] [quiero|quisiera|queria] [morir|morirme] !> de risa|de verguenza|de calor|de amor !< no|nadie
        [quiero|voy a|quisiera|pienso en|intente|intentar|trate de] [matarme|suicidarme|quitarme la vida|ahorcarme|cortarme las venas|hacerme dano|lastimarme|acabar con mi vida|terminar con mi vida|dejar de vivir] !> a trabajar|a estudiar|trabajando|estudiando
        [suicidarme|suicidarse|suicidio|suicidarte] !> {stakes}
        me [voy a matar|quiero matar|quite la vida|corto los brazos|corto las venas] !> trabajando|estudiando
        no [quiero|tengo ganas de|aguanto] [seguir viviendo|vivir mas|vivir ya|seguir con vida] !> en|con|aqui
        no tengo [razones|motivos|razon|motivo] para vivir !> en|aqui
        # French
        [je veux|j ai envie de|envie de|je voudrais|jveux|je souhaite] [mourir|crever|me suicider|me tuer|me pendre|en finir avec la vie|mettre fin a mes jours|me faire du mal|me mutiler|disparaitre a jamais] !> de rire|de honte|de faim|de soif|de chaud|a la tache
        [me suicider|se suicider|mettre fin a mes jours|mettre fin a ma vie|m ouvrir les veines|je me scarifie|pensees suicidaires|suicidaire|m oter la vie]
        [je ne veux plus|j veux plus|je veux plus|plus envie de] [vivre|etre en vie|me reveiller] !> a|ici|avec|dans|chez|en
        # Portuguese
        [quero|queria|vou|penso em|tentei|gostaria de] [morrer|me matar|me suicidar|suicidar|tirar a minha vida|tirar minha vida|acabar com a minha vida|acabar com minha vida|me cortar de proposito|me enforcar] !> de rir|de vergonha|de calor|de amor|de trabalhar|de estudar|trabalhando !< nao
        [me suicidar|suicidar me|matar me|tirar a minha propria vida|pensamentos suicidas]
        nao [quero|aguento] mais [viver|estar vivo|estar viva] !> em|com|aqui
        # Italian
        [voglio|vorrei|volevo|ho voglia di|penso di] [morire|uccidermi|ammazzarmi|suicidarmi|togliermi la vita|farla finita|impiccarmi|farmi del male|tagliarmi le vene|sparire per sempre] !> dal ridere|dalle risate|di vergogna|di caldo|con !< non
        [uccidermi|ammazzarmi|suicidarmi|togliermi la vita|tagliarmi le vene|suicidio] !> {stakes}|di lavoro|di fatica|dal ridere
        non [voglio|ho voglia di] [piu vivere|vivere piu|piu svegliarmi] !> qui|a|con
        # Dutch
        [ik wil|wil gewoon|wil echt|wilde] [dood|doodgaan|sterven|niet meer leven|niet meer wakker worden|een einde aan mijn leven maken|er een einde aan maken|mezelf doden|mezelf ophangen|mezelf pijn doen] !> van het lachen|hout|spoor
        [zelfmoord|zelfdoding|zelfmoordgedachten|zelfbeschadiging] !> {stakes}
        [mezelf van kant maken|maak mezelf van kant|mezelf snijden|snij mezelf expres|snijd mezelf expres]
        """;

    private const string Violence = """
        # German, Spanish, French, Portuguese, Italian, Dutch: the plain threat
        [ich bringe|ich bring] [dich|ihn|sie|euch|alle|meine frau|meinen mann|meine kinder] um !> die ecke
        [ich werde|ich will] [dich|ihn|euch|sie alle|meine frau|meinen mann|jemanden] [umbringen|toten|toeten|erschiessen|abstechen] !< nicht
        [te voy a|voy a|os voy a] [matar|apunalar|degollar] [te|los a todos|a mi esposa|a mi marido|a todos]
        [je vais|je veux] [te|le|la|les|vous] [tuer|buter|egorger|poignarder] !> de rire|au travail
        [je vais|je veux] tuer [ma femme|mon mari|tout le monde|mes enfants|quelqu un]
        [vou|quero] [te matar|matar voce|matar todos|matar minha mulher|matar meu marido|matar alguem] !> de rir|a saudade
        [ti|li|vi] [ammazzo|uccido|voglio uccidere|voglio ammazzare] [tutti|adesso|stasera|domani|di botte]
        ik [ga|wil] [je|jou|hem|haar|iedereen|mijn vrouw|mijn man|ze allemaal] [vermoorden|doodmaken|doden|doodschieten|neersteken] !< niet
        """;

    private const string Abuse = """
        mein [vater|stiefvater|onkel|bruder|mann|freund|opa] [schlagt|schlaegt|missbraucht|vergewaltigt|verprugelt|begrapscht] mich !> vor|im schach|beim
        [wurde|werde|worden] [vergewaltigt|sexuell missbraucht]
        mi [padre|padrastro|tio|hermano|marido|esposo|novio|abuelo] me [pega|golpea|viola|maltrata|toca por la noche|abusa|violo] !> al ajedrez|en el
        [fui violada|fui violado|me violaron|me violo|abusaron de mi]
        mon [pere|beau pere|oncle|frere|mari|copain|grand pere] me [bat|frappe|viole|touche la nuit|maltraite] !> aux echecs|a la course
        j ai ete [violee|viole|abusee|abuse sexuellement]
        meu [pai|padrasto|tio|irmao|marido|namorado|avo] me [bate|espanca|estupra|abusa|estuprou]
        [fui estuprada|fui estuprado|me estupraram]
        mio [padre|patrigno|zio|fratello|marito|fidanzato|nonno] mi [picchia|violenta|stupra|molesta|maltratta]
        [sono stata violentata|mi ha violentata|mi ha stuprata]
        mijn [vader|stiefvader|oom|broer|man|vriend|opa] [slaat|misbruikt|verkracht|mishandelt] mij
        [ben verkracht|word misbruikt|ben misbruikt|word mishandeld]
        """;

    /// <summary>Spells out the list.</summary>
    /// <returns>The phrases.</returns>
    internal static IEnumerable<CrisisPhrase> Read() =>
        PhraseGrammar.Read(SelfHarm, CrisisTopic.SelfHarm, Choices)
            .Concat(PhraseGrammar.Read(Violence, CrisisTopic.Violence, Choices))
            .Concat(PhraseGrammar.Read(Abuse, CrisisTopic.Abuse, Choices));
}
