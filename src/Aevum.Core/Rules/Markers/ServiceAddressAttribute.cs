namespace Aevum.Rules.Markers;

/// <summary>
/// Marks the property or parameter that takes the address of a signing or policy service, so that the rules follow its meaning and not its name:
/// an address without transport security is AEV3004 or AEV4003.
/// </summary>
/// <param name="service">Which service is reached there.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field, AllowMultiple = false, Inherited = true)]
public sealed class ServiceAddressAttribute(GovernedService service) : Attribute
{
    /// <summary>Which service is reached there.</summary>
    public GovernedService Service { get; } = service;
}
