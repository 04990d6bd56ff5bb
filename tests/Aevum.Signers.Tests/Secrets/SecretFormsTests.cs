using System.Text;

namespace Aevum.Signers.Tests.Secrets;

/// <summary>A search that finds nothing must be one that would have found something.</summary>
public sealed class SecretFormsTests
{
    private const string Secret = "hvs.a/b+c-d0123456789";

    public static TheoryData<string> Leaks =>
    [
        $"token={Secret}!",
        "token=" + Convert.ToHexString(Encoding.Latin1.GetBytes(Secret)),
        "token=" + Convert.ToHexStringLower(Encoding.Latin1.GetBytes(Secret)),
        "https://vault.example/?token=" + Uri.EscapeDataString(Secret),
        Convert.ToBase64String(Encoding.Latin1.GetBytes(Secret)),
        Convert.ToBase64String(Encoding.Latin1.GetBytes("a" + Secret + "bcd")),
        Convert.ToBase64String(Encoding.Latin1.GetBytes("ab" + Secret + "c")),
        Convert.ToBase64String(Encoding.Latin1.GetBytes("Basic user:" + Secret)),
    ];

    [Theory]
    [MemberData(nameof(Leaks))]
    public void A_leaked_secret_is_found_in_whatever_form_it_shows(string text) => Assert.NotNull(SecretForms.FindIn(text, Secret));

    [Fact]
    public void A_text_without_the_secret_holds_no_form_of_it() => Assert.Null(SecretForms.FindIn("hvs.another-token and " + Convert.ToBase64String(new byte[64]), Secret));
}
