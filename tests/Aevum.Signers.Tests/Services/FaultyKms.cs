using Aevum.Signers.Doubles;
using Aevum.Signers.Doubles.Kms;
using Aevum.Signing;

namespace Aevum.Signers.Tests.Services;

/// <summary>A KMS double and a signer with temporary credentials, from the container's endpoint unless its name says otherwise.</summary>
internal sealed class FaultyKms : FaultyService
{
    private readonly KmsDouble _kms;
    private readonly AwsKmsOptions _options;
    private readonly AwsKmsSigner _signer;

    private FaultyKms(KmsDouble kms, Func<string, string?> environment)
    {
        _kms = kms;
        _options = new AwsKmsOptions
        {
            KeyId = kms.KeyId, Region = "eu-central-1", Endpoint = kms.Address, TokenServiceEndpoint = kms.Address,
            AttemptTimeout = Patience, TotalTimeout = Patience * 1.1,
        };
        _signer = new AwsKmsSigner(_options, null, null, environment);
    }

    internal override ISigner Signer => _signer;

    internal override object Options => _options;

    internal override IReadOnlyList<string> Secrets => [_kms.SecretAccessKey, _kms.ContainerToken, _kms.WebIdentityToken, .. _kms.IssuedSessionTokens];

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

    internal static async Task<FaultyKms> OpenAsync(string name)
    {
        var kms = new KmsDouble();
        kms.RenewSession();
        await kms.StartAsync(ct: TestContext.Current.CancellationToken);
        switch (name)
        {
            case "aws-kms by environment":
                return new FaultyKms(kms, variable => variable switch
                {
                    "AWS_ACCESS_KEY_ID" => kms.AccessKeyId,
                    "AWS_SECRET_ACCESS_KEY" => kms.SecretAccessKey,
                    "AWS_SESSION_TOKEN" => kms.SessionToken,
                    _ => null,
                });
            case "aws-kms by web identity":
                var file = await SecretFile.WriteAsync(kms.WebIdentityToken);
                return new FaultyKms(kms, variable => variable switch { "AWS_WEB_IDENTITY_TOKEN_FILE" => file, "AWS_ROLE_ARN" => "arn:aws:iam::1:role/aevum", _ => null });
            default:
                return new FaultyKms(kms, variable => variable switch
                {
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI" => new Uri(kms.Address, "/credentials").ToString(),
                    "AWS_CONTAINER_AUTHORIZATION_TOKEN" => kms.ContainerToken,
                    _ => null,
                });
        }
    }

    public override async ValueTask DisposeAsync()
    {
        _signer.Dispose();
        await _kms.DisposeAsync();
    }
}
