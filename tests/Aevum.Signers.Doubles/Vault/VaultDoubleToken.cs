namespace Aevum.Signers.Doubles.Vault;

public sealed record VaultDoubleToken(DateTimeOffset Ends);
