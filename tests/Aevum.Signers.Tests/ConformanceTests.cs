using Aevum.Signers.Conformance;
using Aevum.Signers.Doubles.Kms;
using Aevum.Signers.Tests.AwsKms;
using Aevum.Signers.Tests.Pkcs11;
using Aevum.Signers.Tests.Vault;
using Aevum.Signing;

namespace Aevum.Signers.Tests;

public sealed class ConformanceTests
{
    [Fact]
    public async Task The_in_process_signer_conforms()
    {
        var report = await SignerConformance.RunAsync(_ => ValueTask.FromResult<ISigner>(new InProcessSigner()), ct: TestContext.Current.CancellationToken);

        report.EnsureConformant();
    }

    [Fact]
    public async Task The_Vault_signer_conforms()
    {
        await using var vault = await VaultUnderTest.StartAsync();
        var options = new SignerConformanceOptions
        {
            Secrets = [vault.Token],
            Unreachable = _ => ValueTask.FromResult<ISigner>(new VaultTransitSigner(vault.Options(o => o.KeyName = "no-such-key"))),
        };

        var report = await SignerConformance.RunAsync(_ => ValueTask.FromResult<ISigner>(new VaultTransitSigner(vault.Options())), options, TestContext.Current.CancellationToken);

        report.EnsureConformant();
    }

    [Fact]
    public async Task The_KMS_signer_conforms()
    {
        await using var kms = new KmsDouble();
        await kms.StartAsync(ct: TestContext.Current.CancellationToken);
        var options = new SignerConformanceOptions
        {
            Secrets = [kms.SecretAccessKey],
            Unreachable = _ => ValueTask.FromResult<ISigner>(KmsUnderTest.Signer(kms, o => o.KeyId = "alias/no-such-key")),
        };

        var report = await SignerConformance.RunAsync(_ => ValueTask.FromResult<ISigner>(KmsUnderTest.Signer(kms)), options, TestContext.Current.CancellationToken);

        report.EnsureConformant();
    }

    [Fact]
    public async Task The_PKCS11_signer_conforms()
    {
        var token = SoftToken.Require();
        var options = new SignerConformanceOptions
        {
            Secrets = [SoftToken.Pin],
            Unreachable = _ => ValueTask.FromResult<ISigner>(new Pkcs11Signer(token.Options(o => o.KeyLabel = "no-such-key"))),
        };

        var report = await SignerConformance.RunAsync(_ => ValueTask.FromResult<ISigner>(new Pkcs11Signer(token.Options())), options, TestContext.Current.CancellationToken);

        report.EnsureConformant();
    }

    [Theory]
    [InlineData(Dishonesty.HashesAgain, "hashes its input again")]
    [InlineData(Dishonesty.IgnoresInput, "does not verify")]
    [InlineData(Dishonesty.ChangesKeyId, "it changed with a signature")]
    [InlineData(Dishonesty.ClaimsExternal, "declares the boundary InProcess")]
    [InlineData(Dishonesty.IgnoresCancellation, "honour the token")]
    [InlineData(Dishonesty.AcceptsAnyLength, "throw ArgumentException")]
    [InlineData(Dishonesty.ShowsItsSecret, "holds one")]
    public async Task A_signer_that_is_not_honest_is_found_out(Dishonesty dishonesty, string finding)
    {
        var options = new SignerConformanceOptions { Secrets = ["s3cr3t"] };

        var report = await SignerConformance.RunAsync(_ => ValueTask.FromResult<ISigner>(new DishonestSigner(dishonesty)), options, TestContext.Current.CancellationToken);

        Assert.Contains(finding, report.ToString(), StringComparison.Ordinal);
        Assert.Throws<SignerConformanceException>(() => report.EnsureConformant());
    }
}
