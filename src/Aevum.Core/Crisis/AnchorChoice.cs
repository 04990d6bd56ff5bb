namespace Aevum.Crisis;

/// <summary>
/// Chooses the anchors: pieces of which every phrase holds at least one, rare in ordinary text and shared by many phrases. Any choice is
/// correct; a good one makes the first pass stop seldom. Pure.
/// </summary>
internal static class AnchorChoice
{
    /// <summary>
    /// The commonest runs of four canonical letters in English prose, commonest first, without a space between them; counted over five million
    /// letters of manuals and licences. The frequency falls about as one over the rank.
    /// </summary>
    private const string CommonPieces =
        "tionethewhenthisthernthewiththatthesthecatchothefiescomamandomanftheheretingstheingtofthptiothefprobchartheibiemoptirobiobieionsinthutiorthempie" +
        "thenpatcractindooiutmentsoiuabieitemsingiesriutictereforngthharaactearacusedefiedthewindndownamesethingacompsionesrcdingctioworkandiighttexttoth" +
        "chanthemhefiingiangeatiousinethigthecpationimodeingshangecurorthecomthepandsforeormaedtoestheditvaiuformfromringhecostriperithetandttypetimeenth" +
        "snotmakeyoucionastarerthfortmberouidtersrenthecuaiuefyouoniyeandtartdoesndindefaompindthauitfauiefauousetchirectyourfunceusenterersibufeentiaiso" +
        "ufermatctermnumbumbeinesusetitinonthhisicontcsrcifiehthesomeoucaspecechaeyouedinathesandftereprothewiabiectiucanhingsforaftesthaencooesnpecihave" +
        "thinsareewheeinebackverstrinithtcursethaiocaththitheeveresetninghentedthatedionointeisnoternunctentsinstrsorpresnctirethenamursotheothedmoveefin" +
        "rsioirecwritthevinsesyouifyocodesertreadaterinciheseampidefictriciudsuseereioverdiretanderorexamumenocaiscrixamptchaforaieteerenevaifinefietwhic" +
        "hichhigheconposievimrighnciuspacmenuauseithariteiontitioriptheincripdforthebensedwitnserferetinethaningcuntiisetpingedbymesatainectotcheythetyou" +
        "gioboperswitntaiarchnyouautonothsearurenditiiemwcureanotarguemenmethrgumgumeiudeingfsetirmattforoniscauswordecifandatheadentcopytethyouwewininde" +
        "eoftwheraproobaireseestoiobaportdontheneermingintoryingoeredetinearcsagetoreistontaxhesasyntyntactoreterndeninedesntesagioncmtheswheuitiheipitis" +
        "iethbefooundedfopacewantfieiedwiestaogratureereairstfoidewitithopateprogvaritworhisoingwfirsgramesinsoptrografieenceicenandeenuscanbhenaodeianbe" +
        "hatincomsoftsintthegmorecensibietomahathexprtemsheckchecisthdowsteriinaionsthenciecthenuseieisopontaheprpieteietthounuseconsnforntinesioifthfied" +
        "erinntimisisresifieneintisinentehetenstauginfindutincifierispiugodifruntbyteerattchorencionwrintetexisusshowtfietedihestuthedeiemodiconvariaourc" +
        "hendveryandceiechandetypicaiundesfiereinnotetertncodmarksrcedineiugisamesupousertocouseswhatonofwineeparainetentnderpackatinorindifitofisedtenot" +
        "owinsetoantoispieresonfiriabadedonvepartstinyousienarmainextmatireisescriestnormresthoutodinrevidfieininometmeansrcondoftabiesancometwheentastat" +
        "coditobemwhehematestentogethpiaceworountinfotmodnthiteraoutiorecemptiprosrcmexecrecosidedwheiscopropedeftusewibearenorexyoumieisandoaturendoesar" +
        "iastbeusesamiondiaceorkseraiaceswaysenumcantiateicatieancaserminvethineidifeiongsitiyouaparangtoefiryouttoftiterspiaavaikingnotaoiowecutnstestor" +
        "dintpendsproverteadorteddyouopenromtngantwittcomsedfietoemwhonsonotiswinrexaromateadisteorettedtminaepretiveepatcorepiayxecuhiscstanoprofoiothex" +
        "ionfeciapiedeiteingduporioadomatdispowthsibisheiadinstearediremoiesoconferofemovidthsignartiandwtempcounomthchinernaeguiearentwopiesbietjustiati" +
        "xpreerethepascomacommapiiangofinedonartohefohevisrcgiferainsameswouierwinusiextraiedvimwbiesscrepathnethciospfieindinwhestofapinrandtheuofieedwh";

    private const int PieceLength = 4;

    /// <summary>Added to the rank, so that the first ones do not count for more than they are.</summary>
    private const double RankOffset = 40;

    /// <summary>What a piece counts that is not among the common ones.</summary>
    private const double RareFrequency = 1 / 6_000.0;

    private static readonly Dictionary<string, double> Frequencies = Enumerable.Range(0, CommonPieces.Length / PieceLength)
        .ToDictionary(rank => CommonPieces.Substring(rank * PieceLength, PieceLength), rank => 1 / (rank + RankOffset), StringComparer.Ordinal);

    /// <summary>Chooses.</summary>
    /// <param name="phrases">The canonical phrases.</param>
    /// <returns>The anchors.</returns>
    internal static IReadOnlySet<string> For(IEnumerable<string> phrases)
    {
        var distinct = phrases.Distinct(StringComparer.Ordinal).OrderBy(phrase => phrase.Length).ThenBy(phrase => phrase, StringComparer.Ordinal).ToList();
        var uses = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var phrase in distinct)
        {
            for (var start = 0; start <= phrase.Length - AnchorFilter.AnchorLength; start++)
            {
                var piece = phrase.AsSpan(start, AnchorFilter.AnchorLength);
                uses[piece] = uses.TryGetValue(piece, out var count) ? count + 1 : 1;
            }
        }

        var anchors = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var phrase in distinct)
        {
            AddAnchorOf(phrase, uses, anchors);
        }

        return anchors.Set;
    }

    private static void AddAnchorOf(
        string phrase,
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> uses,
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> anchors)
    {
        var best = ReadOnlySpan<char>.Empty;
        var bestWorth = double.NegativeInfinity;
        for (var start = 0; start <= phrase.Length - AnchorFilter.AnchorLength; start++)
        {
            var piece = phrase.AsSpan(start, AnchorFilter.AnchorLength);
            if (anchors.Contains(piece))
            {
                return;
            }

            var worth = Math.Sqrt(uses[piece]) / Frequency(piece);
            if (worth > bestWorth)
            {
                best = piece;
                bestWorth = worth;
            }
        }

        anchors.Add(best);
    }

    /// <summary>How often the filter would stop at one of the pieces that it looks at, on a scale of its own.</summary>
    private static double Frequency(ReadOnlySpan<char> anchor)
    {
        var frequencies = Frequencies.GetAlternateLookup<ReadOnlySpan<char>>();
        var sum = 0.0;
        for (var i = 0; i <= anchor.Length - PieceLength; i++)
        {
            sum += frequencies.TryGetValue(anchor.Slice(i, PieceLength), out var frequency) ? frequency : RareFrequency;
        }

        return sum;
    }
}
