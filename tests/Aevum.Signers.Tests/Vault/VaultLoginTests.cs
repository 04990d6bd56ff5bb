using Aevum.Signers.Doubles;
using Aevum.Signing;
using Aevum.Testing;

namespace Aevum.Signers.Tests.Vault;

public sealed class VaultLoginTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_AppRole_logs_in_once_for_all_callers()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, null, o => (o.AppRoleId, o.AppRoleSecretId) = (vault.AppRoleId, vault.AppRoleSecretId)));

        await Task.WhenAll(Enumerable.Range(0, 32).Select(i => signer.SignAsync(Digests.Number(i), Ct).AsTask()));

        Assert.Equal(1, vault.LoginCount);
    }

    [Fact]
    public async Task Tokens_that_are_revoked_in_mid_flight_are_replaced_by_one_login()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, null, o => (o.AppRoleId, o.AppRoleSecretId) = (vault.AppRoleId, vault.AppRoleSecretId)));
        await signer.ConnectAsync(Ct);
        vault.Fault = Fault.TokensRevoked;

        var signatures = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => signer.SignAsync(Digests.Number(i), Ct).AsTask()));

        Assert.All(Enumerable.Range(0, 16), i => Assert.True(signer.Verifies(Digests.Number(i), signatures[i])));
        Assert.Equal(2, vault.LoginCount);
    }

    [Fact]
    public async Task A_role_without_a_policy_is_told_and_the_server_is_not_flooded_with_logins()
    {
        var time = new FakeTimeProvider();
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        vault.HasNoPolicy = true;
        await using var signer = new VaultTransitSigner(
            VaultUnderTest.Options(vault.Address, null, o => (o.AppRoleId, o.AppRoleSecretId, o.TotalTimeout) = (vault.AppRoleId, vault.AppRoleSecretId, TimeSpan.FromMinutes(1))), null, time);

        for (var call = 0; call < 20; call++)
        {
            var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.SignAsync(Digests.One, Ct));
            Assert.Contains("HTTP 403", thrown.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, vault.LoginCount);
        time.Advance(TimeSpan.FromSeconds(6));
        vault.HasNoPolicy = false;
        Assert.True(signer.Verifies(Digests.One, await signer.SignAsync(Digests.One, Ct)));
    }

    [Fact]
    public async Task A_Kubernetes_login_reads_the_projected_token_again_each_time()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        var file = Path.Combine(Directory.CreateTempSubdirectory("aevum-").FullName, "token");
        await File.WriteAllTextAsync(file, vault.KubernetesJwt + "\n", Ct);
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, null, o => (o.KubernetesRole, o.KubernetesTokenFile) = (vault.KubernetesRole, file)));
        await signer.ConnectAsync(Ct);
        vault.KubernetesJwt = "rotated-jwt";
        await File.WriteAllTextAsync(file, vault.KubernetesJwt, Ct);
        vault.RevokeTokens();

        await signer.SignAsync(Digests.One, Ct);

        Assert.Equal(2, vault.LoginCount);
    }

    [Fact]
    public async Task A_wrong_secret_id_is_refused_without_being_shown()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, null, o => (o.AppRoleId, o.AppRoleSecretId) = (vault.AppRoleId, "wr0ng-secret")));

        var thrown = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await signer.ConnectAsync(Ct));

        Assert.Contains("refused the login at auth/approle/login", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng-secret", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_namespace_and_another_mount_reach_the_server()
    {
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        (vault.Namespace, vault.Mount) = ("team-a", "signing/transit-2");
        vault.Mount = "transit-2";
        await using var signer = new VaultTransitSigner(VaultUnderTest.Options(vault.Address, vault.RootToken, o => (o.Namespace, o.Mount) = ("team-a", "transit-2")));

        await signer.SignAsync(Digests.One, Ct);

        Assert.StartsWith("vault-transit:transit-2/", signer.KeyId, StringComparison.Ordinal);
    }
}
