using Aevum.Signers.Doubles.Kms;
using Aevum.Signers.Doubles.Vault;

// Runs a double as a process of its own: `vault [PORT]` or `kms [PORT]`. Prints the environment variables with which the tests find it, as they would find a real
// service, one NAME=VALUE a line, then `ready`; stops when its input ends. `GET /double/fault?set=NAME` switches a fault on; NAME is a member of Fault.
if (args is not [("vault" or "kms") and var kind, ..] || (args.Length > 1 && !int.TryParse(args[1], out _)))
{
    Console.Error.WriteLine("usage: vault [PORT] | kms [PORT]");
    return 2;
}

var port = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
if (kind == "vault")
{
    await using var vault = new VaultDouble();
    vault.CreateKey("aevum");
    await vault.StartAsync(port);
    Console.WriteLine($"VAULT_ADDR={vault.Address}\nVAULT_TOKEN={vault.RootToken}\nAEVUM_TEST_VAULT_KEY=aevum\nready");
    await Console.In.ReadToEndAsync();
    return 0;
}

await using var kms = new KmsDouble();
await kms.StartAsync(port);
Console.WriteLine($"AWS_ENDPOINT_URL_KMS={kms.Address}\nAWS_ACCESS_KEY_ID={kms.AccessKeyId}\nAWS_SECRET_ACCESS_KEY={kms.SecretAccessKey}\nAWS_REGION=eu-central-1\nAEVUM_TEST_KMS_KEY_ID={kms.KeyId}\nready");
await Console.In.ReadToEndAsync();
return 0;
