using System.Globalization;
using System.Text.Json;
using Aevum.Rules;

namespace Aevum.Core.Tests.Rules;

public sealed class CatchAllPurposeTests
{
    public static TheoryData<string> CatchAlls =>
    [
        // Blank in every way there is.
        "", " ", "\t", "\r\n", "   \u00A0 ", "\u200B", "\u200D\u2060\uFEFF", "\u00AD", "\u3000", "\u3164", "\u115F", "\u2800", "-", "---", "...", "?", "??", "_", "\"\"", "( )",
        "\u0301", "\uFE0F", "\0", "👍",
        // The words.
        "any", "all", "everything", "general", "various", "misc", "other", "default", "unspecified", "n/a", "none", "test", "todo", "*", "anything", "whatever",
        "miscellaneous", "general purpose", "tbd", "to be determined", "unknown",
        // Letter case, including the Turkish i in both directions.
        "ANY", "All", "EvErYtHiNg", "GENERAL", "MISC", "mıSc", "MİSC", "UNSPECIFIED", "unspecıfıed", "N/A", "NONE", "Test", "ToDo", "TBD",
        // Space and punctuation around and inside.
        " any ", "\tall\n", "(all)", "[any]", "\"other\"", "'misc'", "“general”", "<any>", "all.", "all!", "any,", "-all-", "__any__", "#todo", "Todo:", "…none…",
        "a.l.l", "a-n-y", "a l l", "o_t_h_e_r", "g-e-n-e-r-a-l", "n.a.", "n a", "na", "N.A", "t/b/d", "to-do", "to-be-determined", "ge/ne/ral", "a\u00A0n\u00A0y",
        // Characters that are not seen.
        "a\u200Bll", "an\u00ADy", "\u2060other\uFEFF", "a\u034Fll", "te\u200Dst", "a\uFE0Fny", "ａ\u200Cll", "al\u0301l", "\u202Eall\u202C", "de\u061Cfault", "any\U000E0061",
        // Look-alike letters and compatibility forms.
        "аll", "аny", "оther", "gеnеrаl", "mіsc", "dеfаult", "nоne", "тest", "ΑΝΥ", "αll", "οther", "ａｌｌ", "ＡＮＹ", "ｏｔｈｅｒ", "𝐚𝐥𝐥", "𝒶𝓃𝓎", "𝔞𝔩𝔩", "𝕒𝕟𝕪", "𝚊𝚗𝚢",
        "ⓐⓛⓛ", "ⒶⓃⓎ", "🅰🅻🅻", "🄰🄽🅈", "🇦🇳🇾", "⒜⒩⒴", "ªll", "ᵃˡˡ", "áll", "ảñÿ", "øther", "Ꭺll", "ꓮꓠꓬ", "ᴀɴʏ", "aℓℓ",
        "a11", "aII", "0ther", "t0d0", "m1sc", "rnisc", "n0ne", "t3st", "d3fault", "@ll", "te$t", "a||", "＊", "∗", "﹡",
        // Wildcards.
        "support-*", "*-support", "supp*rt", "billing.*", "support/**", "support-?", "support-＊", "billing:∗", "support-??",
        // Phrases.
        "any purpose", "all purposes", "Any Purpose", "ALL PURPOSES", "any-purpose", "all_purposes", "anyPurpose", "AllPurposes", "any  purpose", "any purposes", "all-purpose",
        "every purpose", "any and all purposes", "any and all uses permitted by law", "any & all", "any/all", "all and any processing", "any-and-all-billing", "for any reason",
        "all kinds of purposes", "general use", "other purposes", "whatever reason", "misc stuff", "all the things", "any activity", "all operations", "other/misc", "test test",
        "aný pürpose", "аny рurроsе", "a\u200Bny pur\u00ADpose", "unknown purpose", "default purpose", "unspecified use", "various other things",
    ];

    public static TheoryData<string> Specific =>
    [
        "all-hands-scheduling", "any-device-login-support", "general-ledger-reconciliation", "test-result-delivery", "billing-inquiry", "support", "refund-review",
        "other-insurance-verification", "default-payment-recovery", "unknown-caller-identification", "none-compliant-device-recall", "misc-income-tax-filing",
        "all-staff-notification", "any-time-callback", "every-visit-check-in", "everything-store-order-tracking", "general-practice-referral", "various-artists-royalty-payment",
        "todo-list-synchronisation", "test-drive-booking", "covid-test-booking", "allergy-screening", "anniversary-reminder", "generalist-matching", "mother-and-child-care",
        "another-attempt-at-delivery", "nonetheless-survey", "testament-storage", "attestation", "contest-entry", "protest-permit", "calling-back", "ball-game-tickets",
        "miscarriage-support", "miscellany-magazine-subscription", "defaulted-loan-counselling", "tall-ship-cruise", "company-registration", "germany-visa", "botany-course",
        "all-inclusive-holiday-booking", "any-questions-newsletter", "general-anaesthesia-consent", "general-election-registration", "test-pilot-medical", "n-acetyl-trial",
        "national-insurance", "nation-building", "whatever-works-therapy-group", "anything-goes-musical-tickets", "purpose-built-housing", "use-of-force-review", "reasonable-adjustments",
        "multi-purpose-room-booking", "what-is-my-balance?", "why did the payment fail?", "Is the customer eligible?", "поддержка клиентов", "обработка счетов", "客户支持", "サポート対応",
        "دعم العملاء", "תמיכה", "ग्राहक सहायता", "Kündigung bearbeiten", "Allgemeinmedizin-Termin", "déclaration de sinistre", "obsługa zgłoszeń", "διαχείριση λογαριασμών", "a", "x1", "42",
        "ICD-10-F32", "order #1234", "c++-course", "r&d-tax-credit", "10%-discount-claim", "all hands", "any device", "general ledger", "test results", "other insurance",
        "all-purpose-flour-order", "any-purpose-built-flat-search", "general-purpose-loan-assessment", "toddler-care", "analysis", "alloy-testing", "testing", "generalisation-study", "n/a-code-audit",
        "all case files of the Smith estate", "support 🙂", "test case 17 review", "default processing fee refund", "fall", "many", "none-of-the-above-ballot",
        "wall", "call", "hall", "small", "army", "ivy", "alt",
    ];

    [Theory]
    [MemberData(nameof(CatchAlls))]
    public void A_blank_or_catch_all_purpose_is_recognised(string purpose) => Assert.True(CatchAllPurpose.Matches(purpose));

    [Theory]
    [MemberData(nameof(Specific))]
    public void A_specific_purpose_stays_silent(string purpose) => Assert.False(CatchAllPurpose.Matches(purpose));

    [Fact]
    public void Null_counts_as_blank() => Assert.True(CatchAllPurpose.Matches(null));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("az-Latn-AZ")]
    public void The_culture_of_the_thread_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.True(CatchAllPurpose.Matches("MISC"));
            Assert.True(CatchAllPurpose.Matches("UNSPECIFIED"));
            Assert.True(CatchAllPurpose.Matches("anythıng"));
            Assert.False(CatchAllPurpose.Matches("BILLING-INQUIRY"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_purpose_of_a_million_characters_is_decided()
    {
        Assert.False(CatchAllPurpose.Matches(new string('x', 1_000_000)));
        Assert.True(CatchAllPurpose.Matches(string.Concat(Enumerable.Repeat("all ", 250_000))));
        Assert.True(CatchAllPurpose.Matches(new string('\u200B', 1_000_000)));
    }

    [Fact]
    public void Text_that_is_not_well_formed_is_decided()
    {
        Assert.False(CatchAllPurpose.Matches("billing\uD800"));
        Assert.True(CatchAllPurpose.Matches("\uDC00all\uD800"));
    }

    [Theory]
    [InlineData("any purpose")]
    [InlineData("")]
    [InlineData("support-*")]
    public void A_grant_refuses_it_with_a_message_that_names_the_rule_and_not_the_purpose(string purpose)
    {
        var act = () => new ConsentGrant
        {
            GrantId = "g-1",
            SubjectId = "s-1",
            GranteeId = "agent-1",
            Purpose = purpose,
            Operations = ConsentOperations.Query,
            GrantedAt = DateTimeOffset.UnixEpoch,
            ExpiresAt = DateTimeOffset.UnixEpoch.AddDays(1),
        };

        var refusal = Assert.Throws<ArgumentException>(act);
        Assert.Contains("AEV2001", refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith("Purpose is blank or a catch-all", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("Purpose", refusal.ParamName);
        Assert.DoesNotContain("any purpose", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("support-*", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_refuse_it_too()
    {
        var data = JsonDocument.Parse("{}").RootElement;

        Assert.Throws<ArgumentException>(() => new IngestRequest { SubjectId = "s", Actor = "a", Purpose = "аny", Data = data, Provenance = new() { SourceId = "crm" } });
        Assert.Throws<ArgumentException>(() => new QueryRequest { SubjectIds = ["s"], Actor = "a", Purpose = "whatever" });
    }
}
