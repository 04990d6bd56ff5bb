using Aevum.Signers.Tests.Services;

namespace Aevum.Signers.Tests.Secrets;

/// <summary>
/// Everything that a program with each signer says, under success and under each fault, is searched for everything the signer proves itself with: tokens, secret
/// ids, access keys, session tokens, PINs, and the private key itself.
/// </summary>
public sealed class SecretsTests
{
    /// <summary>The kinds of text that must have been heard at least once; a search through silence proves nothing.</summary>
    private static readonly string[] Heard =
    [
        "log of Aevum", "log of Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService", "activity Aevum", "activity System.Net.Http", "meter Aevum", "meter System.Net.Http", "event source System.Net.Http",
        "envelope under success", "envelope under sealed", "exception under slow", "exception under token pulled", "health report under throttled", "health of the engine", "event", "export",
        "stored in .db", "ToString() of VaultTransitOptions", "JSON of AwsKmsOptions", "JSON of Pkcs11Options", "JSON of InProcessSigner", "debugger view of VaultTransitOptions",
    ];

    [Fact]
    public async Task No_secret_shows_in_anything_that_a_program_says_under_success_and_under_every_fault()
    {
        using var recorder = new Recorder();

        var secrets = (await Task.WhenAll(FaultyService.AllWays.Select(name => RunAsync(name, recorder)))).SelectMany(own => own).Distinct().ToList();

        recorder.Measure();
        Assert.All(Heard, kind => Assert.Contains(recorder.Heard, heard => heard.Where.EndsWith(kind, StringComparison.Ordinal)));
        var leaks =
            from heard in recorder.Heard
            from secret in secrets
            let form = SecretForms.FindIn(heard.Text, secret)
            where form is not null
            select $"{heard.Where} shows a secret {form}: {heard.Text[..Math.Min(heard.Text.Length, 300)]}";
        Assert.Empty(leaks.Distinct());
    }

    private static async Task<IReadOnlyList<string>> RunAsync(string name, Recorder recorder)
    {
        await using var service = await FaultyService.StartAsync(name);
        await new GovernedRun(name, service, recorder).RunAsync();
        return service.Secrets;
    }
}
