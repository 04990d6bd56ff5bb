namespace Aevum.Signing;

/// <summary>Announces a signer to the generator, which registers it under its kind, and declares its trust boundary.</summary>
/// <param name="kind">The value of <c>Aevum:Signer:Kind</c> that selects this signer, for example <c>vault-transit</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class AevumSignerAttribute(string kind) : Attribute
{
    /// <summary>The value of <c>Aevum:Signer:Kind</c> that selects this signer.</summary>
    public string Kind { get; } = kind;

    /// <summary>Where the private key lives. Default: <see cref="TrustBoundary.InProcess"/>, the weaker claim.</summary>
    public TrustBoundary Boundary { get; set; }
}
