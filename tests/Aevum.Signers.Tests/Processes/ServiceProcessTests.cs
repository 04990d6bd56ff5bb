using Aevum.Signers.Conformance;
using Aevum.Signers.Doubles;
using Aevum.Signing;

namespace Aevum.Signers.Tests.Processes;

/// <summary>
/// The conformance suite against a service in another process: the double, or a real one when the environment names it (VAULT_ADDR and VAULT_TOKEN;
/// AEVUM_TEST_KMS_KEY_ID and the usual AWS variables).
/// </summary>
public sealed class ServiceProcessTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("vault", "VAULT_TOKEN")]
    [InlineData("kms", "AEVUM_TEST_KMS_KEY_ID")]
    public async Task A_signer_conforms_against_a_service_in_another_process(string kind, string namesRealService)
    {
        await using var process = Environment.GetEnvironmentVariable(namesRealService) is { Length: > 0 } ? null : await DoubleProcess.StartAsync(kind, ct: Ct);
        var signers = new ServiceSigners(kind, process is null ? Environment.GetEnvironmentVariable : process.Variables.GetValueOrDefault);

        var report = await SignerConformance.RunAsync(_ => ValueTask.FromResult(signers.Make()), signers.Options(), Ct);

        report.EnsureConformant();
    }

    [Theory]
    [InlineData("vault", "VAULT_ADDR")]
    [InlineData("kms", "AWS_ENDPOINT_URL_KMS")]
    public async Task A_fault_switched_on_over_the_wire_is_endured_and_a_killed_service_is_unavailable(string kind, string address)
    {
        await using var process = await DoubleProcess.StartAsync(kind, ct: Ct);
        var signer = new ServiceSigners(kind, process.Variables.GetValueOrDefault).Make();
        try
        {
            Assert.Equal(64, (await signer.SignAsync(Digests.One, Ct)).Length);
            await process.SetAsync(address, Fault.Sealed, Ct);
            await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.SignAsync(Digests.One, Ct));
            await process.SetAsync(address, Fault.None, Ct);
            Assert.True(signer.Verifies(Digests.One, await signer.SignAsync(Digests.One, Ct)));

            await process.KillAsync(Ct);

            await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.SignAsync(Digests.One, Ct));
        }
        finally
        {
            await (signer is IAsyncDisposable asynchronous ? asynchronous.DisposeAsync() : ValueTask.CompletedTask);
            (signer as IDisposable)?.Dispose();
        }
    }
}
