using Aevum.Signers.Doubles;
using Aevum.Signers.Doubles.Vault;
using Aevum.Signers.Tests.Vault;
using Aevum.Signing;

namespace Aevum.Signers.Tests.Services;

/// <summary>A Vault double and a signer that logs in to it, by AppRole unless its name says otherwise.</summary>
internal sealed class FaultyVault : FaultyService
{
    private readonly VaultDouble _vault;
    private readonly VaultTransitOptions _options;
    private readonly VaultTransitSigner _signer;

    private FaultyVault(VaultDouble vault, Action<VaultTransitOptions> logIn)
    {
        _vault = vault;
        _options = VaultUnderTest.Options(vault.Address, null, o => (o.AttemptTimeout, o.TotalTimeout) = (Patience, Patience * 1.1));
        logIn(_options);
        _signer = new VaultTransitSigner(_options);
    }

    internal override ISigner Signer => _signer;

    internal override object Options => _options;

    internal override IReadOnlyList<string> Secrets => [_vault.AppRoleSecretId, _vault.RootToken, _vault.KubernetesJwt, .. _vault.IssuedTokens];

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

    internal static async Task<FaultyVault> OpenAsync(string name)
    {
        var vault = await VaultUnderTest.StartDoubleAsync();
        switch (name)
        {
            case "vault-transit by token":
                return new FaultyVault(vault, o => o.Token = vault.RootToken);
            case "vault-transit by Kubernetes":
                var file = await SecretFile.WriteAsync(vault.KubernetesJwt);
                return new FaultyVault(vault, o => (o.KubernetesRole, o.KubernetesTokenFile) = (vault.KubernetesRole, file));
            default:
                return new FaultyVault(vault, o => (o.AppRoleId, o.AppRoleSecretId) = (vault.AppRoleId, vault.AppRoleSecretId));
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _signer.DisposeAsync();
        await _vault.DisposeAsync();
    }
}
