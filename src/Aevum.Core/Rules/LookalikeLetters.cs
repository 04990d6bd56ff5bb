namespace Aevum.Rules;

/// <summary>
/// Which characters stand for which ASCII letter or digit. The accented and compatibility forms are those whose NFKD decomposition
/// (Unicode Standard Annex 15) is one ASCII letter or digit and marks; a test holds the table to the running Unicode data. The look-alikes
/// of other scripts are chosen by eye in the spirit of Unicode Technical Standard 39. Compiled into the kernel and into the analyzers.
/// </summary>
internal static class LookalikeLetters
{
    /// <summary>Whole alphabets in ASCII order: first code point, how many, the ASCII character of the first.</summary>
    private static readonly Run[] Runs =
    [
        new(0xFF10, 10, '0'), new(0xFF21, 26, 'a'), new(0xFF41, 26, 'a'),                                      // fullwidth
        new(0x2460, 9, '1'), new(0x2474, 9, '1'), new(0x2488, 9, '1'), new(0x24F5, 9, '1'),                    // digits in circles, brackets, with a stop
        new(0x2776, 9, '1'), new(0x2780, 9, '1'), new(0x278A, 9, '1'), new(0x1F101, 10, '0'),
        new(0x249C, 26, 'a'), new(0x24B6, 26, 'a'), new(0x24D0, 26, 'a'), new(0x1F110, 26, 'a'),              // letters in brackets and circles
        new(0x1F130, 26, 'a'), new(0x1F150, 26, 'a'), new(0x1F170, 26, 'a'), new(0x1F1E6, 26, 'a'),            // squared, filled, regional indicators
    ];

    /// <summary>Mathematical alphabets follow each other without a gap, upper and lower case in turn, then five rows of digits.</summary>
    private const int MathematicalLetters = 0x1D400;
    private const int MathematicalAlphabets = 26;
    private const int MathematicalDigits = 0x1D7CE;
    private const int MathematicalDigitRows = 5;

    private static readonly Row[] Rows =
    [
        new('a', "\u00AAÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧȺɐɑɒ\u0386\u0391\u039B\u03AC\u03B1\u03BB\u0410\u0430\u04D0\u04D1\u04D2\u04D3"
            + "\u13AA\u1431\u15C5ᴀ\u1D2C\u1D43\u1D44\u1D45\u1D9BḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ\u1F00\u1F01\u1F02\u1F03\u1F04\u1F05\u1F06"
            + "\u1F07\u1F08\u1F09\u1F0A\u1F0B\u1F0C\u1F0D\u1F0E\u1F0F\u1F70\u1F71\u1F80\u1F81\u1F82\u1F83\u1F84\u1F85\u1F86\u1F87"
            + "\u1F88\u1F89\u1F8A\u1F8B\u1F8C\u1F8D\u1F8E\u1F8F\u1FB0\u1FB1\u1FB2\u1FB3\u1FB4\u1FB6\u1FB7\u1FB8\u1FB9\u1FBA\u1FBB"
            + "\u1FBCₐ\u212Bⱥ\u2C80\u2C81\uA4EE"),
        new('b', "ƀƁƅɃɓʙ\u0392\u03B2\u03D0\u0412\u042C\u0432\u044C\u13CF\u13F4\u1D2E\u1D47\u1D5D\u1D66ḂḃḄḅḆḇ\u212C\uA4D0"),
        new('c', "ÇçĆćĈĉĊċČčƇƈȻȼɔɕ\u03F2\u03F9\u0421\u0441\u04AA\u04AB\u13DFᴄ\u1D53\u1D9C\u1D9DḈḉ\u2102\u212D\u216D\u217Dↄ\u2CA4\u2CA5"
            + "\uA4DA\uA7F2\U0001F12B"),
        new('d', "ÐðĎďĐđƉƊɖɗ\u0500\u0501\u056A\u13A0\u13E7ᴅ\u1D30\u1D48\u1D9EḊḋḌḍḎḏḐḑḒḓ\u2145\u2146\u216E\u217E\uA4D3"),
        new('e', "ÈÉÊËèéêëĒēĔĕĖėĘęĚěƐǝȄȅȆȇȨȩɆɇəɛ\u0388\u0395\u03AD\u03B5\u03F5\u0400\u0401\u0404\u0415\u042D\u0435\u044D\u0450\u0451"
            + "\u0454\u04BC\u04BD\u04D6\u04D7\u04EC\u04ED\u13ACᴇ\u1D31\u1D49\u1D4A\u1D4BḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ\u1F10\u1F11\u1F12"
            + "\u1F13\u1F14\u1F15\u1F18\u1F19\u1F1A\u1F1B\u1F1C\u1F1D\u1F72\u1F73\u1FC8\u1FC9ₑ\u212E\u212F\u2130\u2147\u2C88\u2C89"
            + "\uA4F0"),
        new('f', "\uA730Ƒƒ\u03DC\u03DD\u0493\u0584\u1DA0Ḟḟ\u2131\uA4DDꞙ\uA7F3"),
        new('g', "ĜĝĞğĠġĢģƓǤǥǦǧǴǵɠɡɢ\u050C\u050D\u0581\u13C0\u13F3\u1D33\u1D4D\u1DA2Ḡḡ\u210A\uA4D6"),
        new('h', "ĤĥĦħȞȟɦʜ\u02B0\u0389\u0397\u041D\u043D\u0452\u045B\u04A2\u04A3\u04BA\u04BB\u0570\u13BB\u13C2\u1D34\u1D78ḢḣḤḥḦḧḨḩḪḫẖ"
            + "\u1F28\u1F29\u1F2A\u1F2B\u1F2C\u1F2D\u1F2E\u1F2F\u1F98\u1F99\u1F9A\u1F9B\u1F9C\u1F9D\u1F9E\u1F9F\u1FCA\u1FCB\u1FCCₕ"
            + "\u210B\u210C\u210D\u210EⱧⱨ\u2C8E\u2C8F\uA4E7"),
        new('i', "ÌÍÎÏìíîïĨĩĪīĬĭĮįİıƗǏǐȈȉȊȋɨɩɪ\u038A\u0390\u0399\u03AA\u03AF\u03B9\u03CA\u0406\u0407\u0456\u0457\u04C0\u04CF\u13A5\u1D35"
            + "ᵢ\u1DA4\u1DA5\u1DA6ḬḭḮḯỈỉỊị\u1F30\u1F31\u1F32\u1F33\u1F34\u1F35\u1F36\u1F37\u1F38\u1F39\u1F3A\u1F3B\u1F3C\u1F3D\u1F3E"
            + "\u1F3F\u1F76\u1F77\u1FBE\u1FD0\u1FD1\u1FD2\u1FD3\u1FD6\u1FD7\u1FD8\u1FD9\u1FDA\u1FDB\u2071\u2110\u2111\u2139\u2148"
            + "\u2160\u2170\u2C92\u2C93\uA4F2"),
        new('j', "ĴĵǰȷɈɉʝ\u02B2\u037F\u03F3\u0408\u0458\u0575\u13ABᴊ\u1D36\u1DA8\u2149ⱼ\uA4D9"),
        new('k', "ĶķĸƘƙǨǩ\u039A\u03BA\u03F0\u040C\u041A\u043A\u045C\u049A\u049B\u13E6ᴋ\u1D37\u1D4FḰḱḲḳḴḵₖ\u212AⱩⱪ\u2C94\u2C95\uA4D7"),
        new('l', "ĹĺĻļĽľŁłƚǀȽɫɬɭʟ\u02E1\u053C\u056C\u13DE\u1D38\u1DA9\u1DABḶḷḸḹḺḻḼḽₗ\u2112\u2113\u216C\u217CⱠⱡ\uA4E1"),
        new('m', "ɱ\u039C\u041C\u043C\u04CE\u13B7ᴍ\u1D39\u1D50\u1DACḾḿṀṁṂṃₘ\u2133\u216F\u217F\u2C98\u2C99\uA4DF"),
        new('n', "ÑñŃńŅņŇňŊŋƝǸǹɲɳɴ\u039D\u03AE\u03B7\u041F\u043F\u0524\u0578\u057C\u1D3A\u1D51\u1DAE\u1DAF\u1DB0ṄṅṆṇṈṉṊṋ\u1F20\u1F21"
            + "\u1F22\u1F23\u1F24\u1F25\u1F26\u1F27\u1F74\u1F75\u1F90\u1F91\u1F92\u1F93\u1F94\u1F95\u1F96\u1F97\u1FC2\u1FC3\u1FC4"
            + "\u1FC6\u1FC7\u207Fₙ\u2115\u2C9A\u2C9B\uA4E0"),
        new('o', "\u00BAÒÓÔÕÖØòóôõöøŌōŎŏŐőƆƟƠơǑǒǪǫǬǭȌȍȎȏȪȫȬȭȮȯȰȱɵ\u038C\u0398\u039F\u03B8\u03BF\u03C3\u03CC\u03D1\u03F4\u041E\u043E"
            + "\u04E6\u04E7\u04E8\u04E9\u04EA\u04EB\u0555\u0585\u0B20\u101D\u10E1\u10FF\u13BEᴏ\u1D3C\u1D52\u1DB1\u1DBFṌṍṎṏṐṑṒṓỌọỎỏỐốỒ"
            + "ồỔổỖỗỘộỚớỜờỞởỠỡỢợ\u1F40\u1F41\u1F42\u1F43\u1F44\u1F45\u1F48\u1F49\u1F4A\u1F4B\u1F4C\u1F4D\u1F78\u1F79\u1FF8\u1FF9ₒ"
            + "\u2134\u2C9E\u2C9F\u3007\uA4F3"),
        new('p', "Ƥƥ\u03A1\u03C1\u03F1\u03FC\u0420\u0440\u13E2ᴘ\u1D3E\u1D56\u1D68ᵽṔṕṖṗ\u1FE4\u1FE5\u1FECₚ\u2119Ᵽ\u2CA2\u2CA3\uA4D1"),
        new('q', "Ɋɋʠ\u03D9\u051A\u051B\u0566\u211Aꞯ\uA7F4\U000107A5"),
        new('r', "ŔŕŖŗŘřȐȑȒȓɌɍɽʀ\u02B3\u0403\u0413\u042F\u0433\u044F\u0453\u13A1\u13D2\u1D26\u1D3FᵣṘṙṚṛṜṝṞṟ\u211B\u211C\u211DⱤ\uA4E3"
            + "\uAB81\U0001F12C"),
        new('s', "ŚśŜŝŞşŠšſƧƨȘșȿʂ\u02E2\u03C2\u0405\u0455\u057F\u13D5\u13DA\u1DB3ṠṡṢṣṤṥṦṧṨṩẛₛ\uA4E2ꜱ"),
        new('t', "ŢţŤťŦŧƬƭƮȚțȾʈ\u03A4\u03C4\u0422\u0442\u04AC\u04AD\u13A2ᴛ\u1D40\u1D57ṪṫṬṭṮṯṰṱẗₜⱦ\u2CA6\u2CA7\uA4D4"),
        new('u', "\u00B5ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưƲǓǔǕǖǗǘǙǚǛǜȔȕȖȗɄʉʋ\u03B0\u03BC\u03C5\u03CB\u03CD\u0446\u054D\u057Dᴜ\u1D41\u1D58ᵤ\u1DB6"
            + "\u1DB8\u1DB9ṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự\u1F50\u1F51\u1F52\u1F53\u1F54\u1F55\u1F56\u1F57\u1F7A\u1F7B\u1FE0\u1FE1\u1FE2"
            + "\u1FE3\u1FE6\u1FE7\uA4F4"),
        new('v', "Ʌʌ\u03BD\u0474\u0475\u0476\u0477\u13D9ᴠ\u1D5Bᵥ\u1DBAṼṽṾṿ\u2164\u2174\u2C7D\uA4E6"),
        new('w', "Ŵŵɯɰ\u02B7\u03C8\u03C9\u03CE\u0428\u0448\u0449\u0460\u0461\u051C\u051D\u0561\u13B3\u13D4ᴡ\u1D42\u1D5A\u1DADẀẁẂẃẄẅẆẇẈẉẘ"
            + "\u1F60\u1F61\u1F62\u1F63\u1F64\u1F65\u1F66\u1F67\u1F7C\u1F7D\u1FA0\u1FA1\u1FA2\u1FA3\u1FA4\u1FA5\u1FA6\u1FA7\u1FF2"
            + "\u1FF3\u1FF4\u1FF6\u1FF7Ⱳⱳ\uA4EA"),
        new('x', "\u02E3\u03A7\u03C7\u0425\u0445\u04B2\u04B3\u04FE\u04FF\u1D61\u1D6AẊẋẌẍₓ\u2169\u2179\u2CAC\u2CAD\uA4EB"),
        new('y', "ÝýÿŶŷŸƳƴȲȳɎɏʏ\u02B8\u038E\u03A5\u03AB\u03B3\u03D2\u03D3\u03D4\u040E\u0423\u0443\u045E\u04AE\u04AF\u04B1\u04EE\u04EF"
            + "\u04F0\u04F1\u04F2\u04F3\u10E7\u13BD\u1D5E\u1D67ẎẏẙỲỳỴỵỶỷỸỹ\u1F59\u1F5B\u1F5D\u1F5F\u1FE8\u1FE9\u1FEA\u1FEB\u2CA8"
            + "\u2CA9\uA4EC"),
        new('z', "ŹźŻżŽžƵƶȤȥʐʑ\u0396\u04E0\u04E1\u13C3ᴢ\u1DBB\u1DBC\u1DBDẐẑẒẓẔẕ\u2124\u2128\u2C8C\u2C8D\uA4DC"),
        new('0', "\u2070\u2080\u24EA\U0001F100\U0001FBF0"),
        new('1', "\u00B9\u2081\U0001FBF1"),
        new('2', "\u00B2\u2082\U0001FBF2"),
        new('3', "\u00B3\u2083\U0001FBF3"),
        new('4', "\u2074\u2084\U0001FBF4"),
        new('5', "\u2075\u2085\U0001FBF5"),
        new('6', "\u2076\u2086\U0001FBF6"),
        new('7', "\u2077\u2087\U0001FBF7"),
        new('8', "\u2078\u2088\U0001FBF8"),
        new('9', "\u2079\u2089\U0001FBF9"),
        new('*', "\u066D\u204E\u2042\u2051\u2217\u22C6\u2731\u2732\u2733\u273A\uFE61\uFF0A"),
        new('?', "\u037E\u061F\u2047\u2048\u2753\u2754\uFE56\uFF1F"),
    ];

    /// <summary>One character that stands for several letters.</summary>
    private static readonly KeyValuePair<int, string>[] Several =
    [
        new(0x00C6, "ae"), new(0x00E6, "ae"), new(0x0152, "oe"), new(0x0153, "oe"), new(0x00DF, "ss"), new(0x1E9E, "ss"),
        new(0x0132, "ij"), new(0x0133, "ij"), new(0x01C7, "lj"), new(0x01C8, "lj"), new(0x01C9, "lj"), new(0x01CA, "nj"), new(0x01CB, "nj"),
        new(0x01CC, "nj"), new(0x2161, "ii"), new(0x2171, "ii"), new(0xFB00, "ff"), new(0xFB01, "fi"), new(0xFB02, "fl"), new(0xFB03, "ffi"),
        new(0xFB04, "ffl"), new(0xFB05, "st"), new(0xFB06, "st"), new(0xA733, "aa"), new(0xA732, "aa"), new(0x1D6B, "ue"), new(0x02AA, "ls"), new(0x02AB, "lz"),
    ];

    /// <summary>Builds the table from code point to lower-case ASCII letter, digit, <c>*</c> or <c>?</c>.</summary>
    /// <returns>A new table.</returns>
    internal static Dictionary<int, char> BuildSingles()
    {
        var table = new Dictionary<int, char>();
        foreach (var run in Runs)
        {
            run.AddTo(table);
        }

        for (var alphabet = 0; alphabet < MathematicalAlphabets; alphabet++)
        {
            new Run(MathematicalLetters + (26 * alphabet), 26, 'a').AddTo(table);
        }

        for (var row = 0; row < MathematicalDigitRows; row++)
        {
            new Run(MathematicalDigits + (10 * row), 10, '0').AddTo(table);
        }

        foreach (var row in Rows)
        {
            row.AddTo(table);
        }

        return table;
    }

    /// <summary>Builds the table from code point to the several ASCII letters that it stands for.</summary>
    /// <returns>A new table.</returns>
    internal static Dictionary<int, string> BuildSeveral()
    {
        var table = new Dictionary<int, string>();
        foreach (var pair in Several)
        {
            table.Add(pair.Key, pair.Value);
        }

        return table;
    }

    private readonly struct Run(int first, int count, char ascii)
    {
        internal void AddTo(Dictionary<int, char> table)
        {
            for (var i = 0; i < count; i++)
            {
                table[first + i] = (char)(ascii + i);
            }
        }
    }

    private readonly struct Row(char ascii, string forms)
    {
        internal void AddTo(Dictionary<int, char> table)
        {
            for (var i = 0; i < forms.Length; i += char.IsSurrogatePair(forms, i) ? 2 : 1)
            {
                table[char.ConvertToUtf32(forms, i)] = ascii;
            }
        }
    }
}
