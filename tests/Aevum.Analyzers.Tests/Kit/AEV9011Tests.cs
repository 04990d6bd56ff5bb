using Aevum.Testing;

namespace Aevum.Analyzers.Tests.Kit;

public sealed class AEV9011Tests
{
    [Theory]
    [InlineData("aevum_max_consent_days = 30")]
    [InlineData("aevum_max_consent_days = 36500")]
    [InlineData("AEVUM_MAX_CONSENT_DAYS =  30 ")]
    [InlineData("other_key = 1")]
    [InlineData("my_aevum_key = 1")]
    public async Task A_valid_key_is_silent(string line) => Assert.Empty(await FindAsync(line));

    [Theory]
    [InlineData("aevum_max_consent_day = 30", "The key 'aevum_max_consent_day' is unknown; did you mean 'aevum_max_consent_days'?")]
    [InlineData("aevum_something_else = 30", "The key 'aevum_something_else' is unknown")]
    [InlineData("aevum_posture = production", "The key 'aevum_posture' is unknown; the posture is the MSBuild property AevumPosture")]
    [InlineData("aevum_max_consent_days = many", "The key 'aevum_max_consent_days' is 'many'; it is a whole number from 1 to 36500")]
    [InlineData("aevum_max_consent_days = 0", "The key 'aevum_max_consent_days' is '0'; it is a whole number from 1 to 36500")]
    [InlineData("aevum_max_consent_days = -5", "The key 'aevum_max_consent_days' is '-5'; it is a whole number from 1 to 36500")]
    [InlineData("aevum_max_consent_days = 99999999999", "The key 'aevum_max_consent_days' is '99999999999'; it is a whole number from 1 to 36500")]
    public async Task A_key_that_is_unknown_or_has_no_valid_value_is_reported_once(string line, string message) => Assert.Equal([message], await FindAsync(line));

    [Theory]
    [InlineData("prod", "The property AevumPosture is 'prod'; it is one of development, production, regulated")]
    [InlineData("Regulatd", "The property AevumPosture is 'Regulatd'; it is one of development, production, regulated; did you mean 'regulated'?")]
    public async Task An_unknown_posture_is_reported_once(string posture, string message) => Assert.Equal([message], await FindAsync(null, posture));

    [Theory]
    [InlineData("development")]
    [InlineData("Production")]
    [InlineData("REGULATED")]
    [InlineData(" regulated ")]
    public async Task A_known_posture_is_silent(string posture) => Assert.Empty(await FindAsync(null, posture));

    [Fact]
    public Task An_unknown_posture_is_the_strictest() => KitTest.Case(ShippedTest.Project("regulatd", """
        {|AEV9011:|}internal static class Start
        {
            internal static ISigner? Make(IHostEnvironment env) => env.IsDevelopment() ? {|AEV3002:new InProcessSigner()|} : null;
        }
        """)).RunAsync(TestContext.Current.CancellationToken);

    private static async Task<IEnumerable<string>> FindAsync(string? line, string posture = "production")
    {
        var project = ShippedTest.Project(posture, "internal static class One;", "internal static class Two;");
        var config = line is null ? project : project with { ConfigFiles = [new TestFile("/test/.editorconfig", "root = true\n[*.cs]\n" + line + "\n")] };

        var found = await KitTest.Case(config).FindAsync(TestContext.Current.CancellationToken);

        Assert.All(found, diagnostic => Assert.Equal("AEV9011", diagnostic.Id));
        return found.Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
