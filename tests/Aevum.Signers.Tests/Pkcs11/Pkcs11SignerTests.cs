using Aevum.Signing;

namespace Aevum.Signers.Tests.Pkcs11;

public sealed class Pkcs11SignerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_of_our_making_signs_so_that_its_public_key_alone_verifies()
    {
        var token = SoftToken.Require();
        using var signer = new Pkcs11Signer(token.Options());

        var signature = await signer.SignAsync(Digests.One, Ct);

        Assert.True(signer.Verifies(Digests.One, signature));
        Assert.Equal("pkcs11:aevum", signer.KeyId);
    }

    [Fact]
    public async Task A_key_made_by_pkcs11_tool_is_found_by_its_id()
    {
        var token = SoftToken.Require();
        SoftToken.Run("pkcs11-tool", "--module", token.Module, "--token-label", SoftToken.Label, "--login", "--pin", SoftToken.Pin, "--keypairgen", "--key-type", "EC:edwards25519", "--id", "a1b2", "--label", "foreign");
        using var signer = new Pkcs11Signer(token.Options(o => (o.KeyLabel, o.KeyIdHex) = (null, "A1B2")));

        var signature = await signer.SignAsync(Digests.One, Ct);

        Assert.True(signer.Verifies(Digests.One, signature));
        Assert.Equal("pkcs11:a1b2", signer.KeyId);
    }

    [Fact]
    public async Task A_batch_is_spread_over_the_sessions_and_comes_back_in_order()
    {
        var token = SoftToken.Require();
        using var signer = new Pkcs11Signer(token.Options());
        var digests = Digests.Many(256);

        var signatures = await signer.SignBatchAsync(digests, Ct);

        Assert.All(Enumerable.Range(0, 256), i => Assert.True(signer.Verifies(digests[i], signatures[i])));
    }

    [Fact]
    public async Task A_name_that_is_taken_gets_no_second_key()
    {
        var token = SoftToken.Require();

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => Pkcs11Signer.GenerateKeyAsync(token.Options(), Ct));

        Assert.Contains("left as it is", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_told_with_its_name()
    {
        var token = SoftToken.Require();
        using var signer = new Pkcs11Signer(token.Options(o => o.KeyLabel = "absent"));

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.ConnectAsync(Ct));

        Assert.Contains("labelled 'absent'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_not_there_is_told_with_its_label()
    {
        var token = SoftToken.Require();
        using var signer = new Pkcs11Signer(token.Options(o => o.TokenLabel = "pulled-out"));

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.ConnectAsync(Ct));

        Assert.Contains("'pulled-out'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_that_is_not_there_is_told_with_its_path()
    {
        using var signer = new Pkcs11Signer(new Pkcs11Options { ModulePath = "/no/such/module.so", KeyLabel = "k", Pin = "1234" });

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.ConnectAsync(Ct));

        Assert.Contains("/no/such/module.so", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PIN_file_serves_as_well_as_a_PIN()
    {
        var token = SoftToken.Require();
        var file = Path.Combine(Directory.CreateTempSubdirectory("aevum-").FullName, "pin");
        await File.WriteAllTextAsync(file, SoftToken.Pin + "\n", Ct);
        using var signer = new Pkcs11Signer(token.Options(o => (o.Pin, o.PinFile) = (null, file)));

        await signer.CheckHealthAsync(Ct);

        Assert.Equal(32, signer.PublicKey.Length);
    }

    [Fact]
    public async Task A_signer_that_was_disposed_signs_no_more_and_others_of_the_module_go_on()
    {
        var token = SoftToken.Require();
        var first = new Pkcs11Signer(token.Options());
        using var second = new Pkcs11Signer(token.Options());
        await first.ConnectAsync(Ct);
        await second.ConnectAsync(Ct);
        first.Dispose();
        first.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await first.SignAsync(Digests.One, Ct));
        Assert.True(second.Verifies(Digests.One, await second.SignAsync(Digests.One, Ct)));
    }

    public static TheoryData<string, Action<Pkcs11Options>> Wrong => new()
    {
        { "ModulePath", o => o.ModulePath = " " },
        { "KeyLabel or KeyIdHex", o => o.KeyLabel = null },
        { "KeyIdHex", o => o.KeyIdHex = "xyz" },
        { "exactly one of Pin", o => o.Pin = null },
        { "exactly one of Pin", o => o.PinFile = "/run/pin" },
        { "TokenLabel", o => o.TokenLabel = new string('t', 33) },
        { "MaxSessions", o => o.MaxSessions = 0 },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Options_that_do_not_hold_together_are_refused_by_name_and_without_the_PIN(string expected, Action<Pkcs11Options> change)
    {
        var options = new Pkcs11Options { ModulePath = "module.so", KeyLabel = "k", Pin = "92746501" };
        change(options);

        var thrown = Assert.Throws<SignerOptionsException>(() => new Pkcs11Signer(options));

        Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("92746501", thrown.ToString(), StringComparison.Ordinal);
    }
}
