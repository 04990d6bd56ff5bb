namespace Aevum;

/// <summary>
/// Marks a member that only the kernel may use. Rule AEV1001 refuses every other use at build time, in any form,
/// and follows the marker through overriding and implementing members.
/// </summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = false, Inherited = true)]
public sealed class KernelOnlyAttribute : Attribute;
