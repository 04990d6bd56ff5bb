using Aevum.Testing;

namespace Aevum.Signers.Tests.Vault;

public sealed class VaultRenewalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_renewed_at_two_thirds_of_its_lease_without_a_call_waiting_for_it()
    {
        var time = new FakeTimeProvider();
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        (vault.Time, vault.Lease) = (time, TimeSpan.FromMinutes(30));
        await using var signer = Signer(vault, time);
        await signer.ConnectAsync(Ct);

        time.Advance(TimeSpan.FromMinutes(19));
        Assert.Equal(0, vault.RenewalCount);
        time.Advance(TimeSpan.FromMinutes(1));
        await UntilAsync(() => vault.RenewalCount == 1);

        Assert.Equal(1, vault.LoginCount);
        await signer.SignAsync(Digests.One, Ct);
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_is_replaced_by_a_login_before_it_ends()
    {
        var time = new FakeTimeProvider();
        await using var vault = await VaultUnderTest.StartDoubleAsync();
        (vault.Time, vault.Lease, vault.IsRenewable) = (time, TimeSpan.FromMinutes(30), false);
        await using var signer = Signer(vault, time);
        await signer.ConnectAsync(Ct);

        time.Advance(TimeSpan.FromMinutes(20));
        await UntilAsync(() => vault.LoginCount == 2);

        Assert.Equal(0, vault.RenewalCount);
    }

    private static VaultTransitSigner Signer(Doubles.Vault.VaultDouble vault, TimeProvider time) => new(
        VaultUnderTest.Options(vault.Address, null, o => (o.AppRoleId, o.AppRoleSecretId, o.AttemptTimeout, o.TotalTimeout) = (vault.AppRoleId, vault.AppRoleSecretId, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60))),
        null,
        time);

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!isTrue())
        {
            await pause.WaitForNextTickAsync(Ct);
        }
    }
}
