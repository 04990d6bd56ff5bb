using Aevum.Signers.Conformance;
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
        await using var kms = await KmsUnderTest.StartAsync();
        var options = new SignerConformanceOptions
        {
            Secrets = kms.Secrets,
            Unreachable = _ => ValueTask.FromResult<ISigner>(kms.Signer(o => o.KeyId = "alias/no-such-key")),
        };

        var report = await SignerConformance.RunAsync(_ => ValueTask.FromResult<ISigner>(kms.Signer()), options, TestContext.Current.CancellationToken);

        report.EnsureConformant();
    }

    [Fact]
    public async Task The_PKCS11_signer_conforms()
    {
        var options = new SignerConformanceOptions
        {
            Secrets = [TokenUnderTest.Options().Pin ?? SoftToken.Pin],
            Unreachable = _ => ValueTask.FromResult<ISigner>(new Pkcs11Signer(TokenUnderTest.Options(o => o.KeyLabel = "no-such-key"))),
        };

        var report = await SignerConformance.RunAsync(_ => ValueTask.FromResult<ISigner>(new Pkcs11Signer(TokenUnderTest.Options())), options, TestContext.Current.CancellationToken);

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
