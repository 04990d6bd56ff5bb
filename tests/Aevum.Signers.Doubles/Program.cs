using System.Globalization;
using Aevum.Signers.Doubles.Kms;
using Aevum.Signers.Doubles.Vault;

// Runs a double as a process of its own: `vault` or `kms`, then a port (0: any that is free) and a round trip in microseconds, if wanted. Prints the environment variables
// with which the tests find it, as they would find a real service, one NAME=VALUE a line, then `ready`; stops when its input ends. `GET /double/fault?set=NAME` switches a
// fault on; NAME is a member of Fault.
int[] numbers = [.. args.Skip(1).Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)];
if (args is not [("vault" or "kms") and var kind, ..] || numbers.Length > 2 || numbers.Contains(-1))
{
    Console.Error.WriteLine("usage: vault|kms [PORT [MICROSECONDS]]");
    return 2;
}

var port = numbers.ElementAtOrDefault(0);
var roundTrip = TimeSpan.FromMicroseconds(numbers.ElementAtOrDefault(1));
if (kind == "vault")
{
    await using var vault = new VaultDouble { RoundTrip = roundTrip };
    vault.CreateKey("aevum");
    await vault.StartAsync(port);
    Console.WriteLine($"VAULT_ADDR={vault.Address}\nVAULT_TOKEN={vault.RootToken}\nAEVUM_TEST_VAULT_KEY=aevum\nready");
    await Console.In.ReadToEndAsync();
    return 0;
}

await using var kms = new KmsDouble { RoundTrip = roundTrip };
await kms.StartAsync(port);
Console.WriteLine($"AWS_ENDPOINT_URL_KMS={kms.Address}\nAWS_ACCESS_KEY_ID={kms.AccessKeyId}\nAWS_SECRET_ACCESS_KEY={kms.SecretAccessKey}\nAWS_REGION=eu-central-1\nAEVUM_TEST_KMS_KEY_ID={kms.KeyId}\nready");
await Console.In.ReadToEndAsync();
return 0;
