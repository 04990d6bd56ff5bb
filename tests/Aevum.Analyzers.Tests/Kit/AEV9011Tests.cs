using Aevum.Analyzers.Postures;
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

    public static TheoryData<string> Keys => [.. KitOption.All.Select(option => option.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_letter_too_few_in_any_key_is_reported_with_the_right_spelling(string key)
    {
        for (var dropped = KitOption.Prefix.Length; dropped < key.Length; dropped++)
        {
            var mistyped = key.Remove(dropped, 1);

            Assert.Equal([$"The key '{mistyped}' is unknown; did you mean '{key}'?"], await FindAsync($"{mistyped} = 1"));
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_value_that_any_key_does_not_accept_is_reported_and_the_default_applies(string key)
    {
        var option = KitOption.All.Single(known => known.Key == key);
        foreach (var value in new[] { "yes", "1.5", "1e2", "+1", "0x10", "\u0661", "1 000", "" })
        {
            var found = await FindAsync($"{key} = {value}");

            Assert.Equal([$"The key '{key}' is '{value}'; it is {option.Expected}"], found);
        }
    }

    /// <summary>The key decides what AEV2002 lets pass, file by file; a value that is not valid leaves the default in force.</summary>
    [Theory]
    [InlineData("30", "now.AddDays(30)", "{|AEV2002:now.AddDays(31)|}")]
    [InlineData("500", "now.AddDays(500)", "{|AEV2002:now.AddDays(501)|}")]
    public Task The_longest_consent_follows_its_key(string value, string allowed, string refused) => KitTest.Case(KitTest.Project(
        $$"""
        class C
        {
            ConsentGrant One(DateTimeOffset now) => new() { GrantId = "g", SubjectId = "s-1", GranteeId = "a-1", Purpose = "support-ticket", Operations = ConsentOperations.Query, GrantedAt = now, ExpiresAt = {{allowed}} };
            ConsentGrant Two(DateTimeOffset now) => new() { GrantId = "g", SubjectId = "s-1", GranteeId = "a-1", Purpose = "support-ticket", Operations = ConsentOperations.Query, GrantedAt = now, ExpiresAt = {{refused}} };
        }
        """) with { ConfigFiles = [Config($"aevum_max_consent_days = {value}")] }).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_longest_consent_that_is_not_a_number_leaves_the_default_in_force() => KitTest.Case(KitTest.Project(
        """
        {|AEV9011:|}class C
        {
            ConsentGrant One(DateTimeOffset now) => new() { GrantId = "g", SubjectId = "s-1", GranteeId = "a-1", Purpose = "support-ticket", Operations = ConsentOperations.Query, GrantedAt = now, ExpiresAt = now.AddDays(400) };
            ConsentGrant Two(DateTimeOffset now) => new() { GrantId = "g", SubjectId = "s-1", GranteeId = "a-1", Purpose = "support-ticket", Operations = ConsentOperations.Query, GrantedAt = now, ExpiresAt = {|AEV2002:now.AddDays(401)|} };
        }
        """) with { ConfigFiles = [Config("aevum_max_consent_days = 1e9")] }).RunAsync(TestContext.Current.CancellationToken);

    private static TestFile Config(string line) => new("/test/.editorconfig", "root = true\n[*.cs]\n" + line + "\n");

    private static async Task<IEnumerable<string>> FindAsync(string? line, string posture = "production")
    {
        var project = ShippedTest.Project(posture, "internal static class One;", "internal static class Two;");
        var config = line is null ? project : project with { ConfigFiles = [Config(line)] };

        var found = await KitTest.Case(config).FindAsync(TestContext.Current.CancellationToken);

        Assert.All(found, diagnostic => Assert.Equal("AEV9011", diagnostic.Id));
        return found.Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
