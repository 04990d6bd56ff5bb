namespace Aevum.Generators.Models;

/// <summary>Where an argument of a signer's constructor comes from.</summary>
internal enum SignerParameterRole
{
    /// <summary>The signer's options.</summary>
    Options,

    /// <summary>The signer's options behind <c>IOptions&lt;T&gt;</c>.</summary>
    WrappedOptions,

    /// <summary>The registered <c>HttpClient</c>, or one of our own.</summary>
    HttpClient,

    /// <summary>The registered clock, or the system's.</summary>
    TimeProvider,

    /// <summary>A service that must be registered.</summary>
    Service,

    /// <summary>A service that may be absent.</summary>
    OptionalService,
}
