using Aevum.Signers.Doubles.Kms;

namespace Aevum.Signers.Tests.AwsKms;

internal static class KmsUnderTest
{
    internal static AwsKmsSigner Signer(KmsDouble kms, Action<AwsKmsOptions>? change = null, Dictionary<string, string>? environment = null)
    {
        var options = new AwsKmsOptions
        {
            KeyId = kms.KeyId, Region = "eu-central-1", Endpoint = kms.Address, TokenServiceEndpoint = kms.Address,
            AttemptTimeout = TimeSpan.FromSeconds(1.5), TotalTimeout = TimeSpan.FromSeconds(1.8),
        };
        change?.Invoke(options);
        environment ??= new Dictionary<string, string> { ["AWS_ACCESS_KEY_ID"] = kms.AccessKeyId, ["AWS_SECRET_ACCESS_KEY"] = kms.SecretAccessKey };
        return new AwsKmsSigner(options, null, null, name => environment.GetValueOrDefault(name));
    }
}
