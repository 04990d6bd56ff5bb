using Aevum.Signers.Doubles;
using Aevum.Signers.Doubles.Vault;
using Aevum.Signers.Tests.Vault;
using Aevum.Signing;

namespace Aevum.Signers.Tests.Services;

/// <summary>A Vault double and a signer that logs in to it by AppRole.</summary>
internal sealed class FaultyVault : FaultyService
{
    private readonly VaultDouble _vault;
    private readonly VaultTransitSigner _signer;

    private FaultyVault(VaultDouble vault)
    {
        _vault = vault;
        Options = VaultUnderTest.Options(vault.Address, null, o =>
        {
            (o.AppRoleId, o.AppRoleSecretId) = (vault.AppRoleId, vault.AppRoleSecretId);
            (o.AttemptTimeout, o.TotalTimeout) = (TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(500));
        });
        _signer = new VaultTransitSigner(Options);
    }

    internal VaultTransitOptions Options { get; }

    internal override ISigner Signer => _signer;

    internal override IReadOnlyList<string> Secrets => [_vault.AppRoleSecretId, .. _vault.IssuedTokens];

    internal override IReadOnlyList<ServiceFault> Faults =>
    [
        FaultyDouble.Down(_vault),
        FaultyDouble.Switch(_vault, Fault.Sealed, "sealed"),
        FaultyDouble.Switch(_vault, Fault.Throttled, "throttled"),
        FaultyDouble.Switch(_vault, Fault.Slow, "slow"),
        FaultyDouble.Switch(_vault, Fault.TokensRevoked, "token expired") with { Refuses = false, ShowsInHealthCheck = false },
        FaultyDouble.Switch(_vault, Fault.KeyDeleted, "key deleted"),
        FaultyDouble.Switch(_vault, Fault.Standby),
        FaultyDouble.Switch(_vault, Fault.ServerError),
        FaultyDouble.Switch(_vault, Fault.ReplicaBehind),
        FaultyDouble.Switch(_vault, Fault.NotInitialised),
        FaultyDouble.Switch(_vault, Fault.CutConnection),
        FaultyDouble.Switch(_vault, Fault.CutAnswer),
        FaultyDouble.Switch(_vault, Fault.Garbage),
        FaultyDouble.Switch(_vault, Fault.Flood),
        FaultyDouble.Switch(_vault, Fault.EchoesToken),
        FaultyDouble.Switch(_vault, Fault.WrongVersion) with { ShowsInHealthCheck = false },
        FaultyDouble.Switch(_vault, Fault.WrongKey) with { ShowsInHealthCheck = false },
        FaultyDouble.Switch(_vault, Fault.ItemRefused) with { ShowsInHealthCheck = false },
        FaultyDouble.Switch(_vault, Fault.ShortBatch) with { ShowsInHealthCheck = false },
    ];

    internal static async Task<FaultyVault> StartAsync() => new(await VaultUnderTest.StartDoubleAsync());

    public override async ValueTask DisposeAsync()
    {
        await _signer.DisposeAsync();
        await _vault.DisposeAsync();
    }
}
