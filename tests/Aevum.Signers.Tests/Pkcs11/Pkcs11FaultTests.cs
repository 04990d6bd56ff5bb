using Aevum.Signing;

namespace Aevum.Signers.Tests.Pkcs11;

public sealed class Pkcs11FaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_PIN_is_tried_once_and_never_again_because_the_token_would_lock()
    {
        var token = SoftToken.Require();
        using var signer = new Pkcs11Signer(token.Options(o => (o.TokenLabel, o.Pin) = (SoftToken.LabelForPins, "000000000")));

        var first = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.ConnectAsync(Ct));
        var second = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.SignAsync(Digests.One, Ct));

        Assert.Contains("The PIN is wrong", first.Message, StringComparison.Ordinal);
        Assert.Contains("not called again", second.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("000000000", first.ToString() + second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_pulled_makes_the_signer_unavailable_until_it_is_back()
    {
        var token = SoftToken.Require();
        using var signer = new Pkcs11Signer(token.Options(o => o.TokenLabel = SoftToken.LabelForPulling));
        await signer.SignAsync(Digests.One, Ct);
        var files = token.FolderOf(SoftToken.LabelForPulling);
        var away = token.Folder + "-away";
        Directory.Move(files, away);

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.SignAsync(Digests.One, Ct));
        Directory.Move(away, files);

        Assert.DoesNotContain(SoftToken.Pin, thrown.ToString(), StringComparison.Ordinal);
        Assert.True(signer.Verifies(Digests.One, await signer.SignAsync(Digests.One, Ct)));
    }
}
