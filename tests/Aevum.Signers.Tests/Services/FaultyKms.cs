using Aevum.Signers.Doubles;
using Aevum.Signers.Doubles.Kms;
using Aevum.Signers.Tests.AwsKms;
using Aevum.Signing;

namespace Aevum.Signers.Tests.Services;

/// <summary>A KMS double and a signer with temporary credentials from the container's endpoint.</summary>
internal sealed class FaultyKms : FaultyService
{
    private readonly KmsDouble _kms;
    private readonly AwsKmsSigner _signer;

    private FaultyKms(KmsDouble kms)
    {
        _kms = kms;
        _signer = KmsUnderTest.Signer(
            kms,
            o => (o.AttemptTimeout, o.TotalTimeout) = (TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(500)),
            new() { ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = new Uri(kms.Address, "/credentials").ToString(), ["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = kms.ContainerToken });
    }

    internal override ISigner Signer => _signer;

    internal override IReadOnlyList<string> Secrets => [_kms.SecretAccessKey, _kms.ContainerToken, .. _kms.IssuedSessionTokens];

    internal override IReadOnlyList<ServiceFault> Faults =>
    [
        FaultyDouble.Down(_kms),
        FaultyDouble.Switch(_kms, Fault.Sealed, "service unavailable"),
        FaultyDouble.Switch(_kms, Fault.Throttled, "throttled"),
        FaultyDouble.Switch(_kms, Fault.Slow, "slow"),
        FaultyDouble.Switch(_kms, Fault.TokensRevoked, "token expired") with { Refuses = false, ShowsInHealthCheck = false },
        FaultyDouble.Switch(_kms, Fault.KeyDeleted, "key deleted"),
        FaultyDouble.Switch(_kms, Fault.ServerError),
        FaultyDouble.Switch(_kms, Fault.CutConnection),
        FaultyDouble.Switch(_kms, Fault.CutAnswer),
        FaultyDouble.Switch(_kms, Fault.Garbage),
        FaultyDouble.Switch(_kms, Fault.Flood),
        FaultyDouble.Switch(_kms, Fault.EchoesToken),
        FaultyDouble.Switch(_kms, Fault.WrongKey) with { ShowsInHealthCheck = false },
    ];

    internal static async Task<FaultyKms> StartAsync()
    {
        var kms = new KmsDouble();
        kms.RenewSession();
        await kms.StartAsync(ct: TestContext.Current.CancellationToken);
        return new FaultyKms(kms);
    }

    public override async ValueTask DisposeAsync()
    {
        _signer.Dispose();
        await _kms.DisposeAsync();
    }
}
