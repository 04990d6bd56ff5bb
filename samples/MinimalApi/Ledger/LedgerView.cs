namespace Aevum.Samples.MinimalApi.Ledger;

/// <summary>The state of the ledger as the API shows it.</summary>
internal sealed record LedgerView(bool IsVerified, long Events, string Posture, string SignerKeyId);
