namespace Aevum.Signers.Tests;

public enum Dishonesty
{
    HashesAgain,
    IgnoresInput,
    ChangesKeyId,
    ClaimsExternal,
    IgnoresCancellation,
    AcceptsAnyLength,
    ShowsItsSecret,
}
