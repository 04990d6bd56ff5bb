namespace Aevum;

/// <summary>
/// Declares a purpose for which consent is asked. The generator emits typed grants and a scope that holds only the declared
/// operations on the marked partial class.
/// </summary>
/// <param name="name">The purpose, specific (rule AEV2001), for example <c>support-ticket-resolution</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class ConsentPurposeAttribute(string name) : Attribute
{
    /// <summary>The purpose as it stands in grants and requests.</summary>
    public string Name { get; } = name;

    /// <summary>The agent that acts. Required by the generator.</summary>
    public string? Grantee { get; set; }

    /// <summary>The operations the purpose needs; at least one.</summary>
    public ConsentOperations Operations { get; set; }

    /// <summary>The highest classification the purpose covers. Default: <see cref="Classification.Public"/>.</summary>
    public Classification ClassificationMax { get; set; }

    /// <summary>How long a grant lasts, in days, 1 to 3,650. Default: 90.</summary>
    public int ValidForDays { get; set; } = 90;

    /// <summary>
    /// The type of the subjects, one that implements <see cref="IConsentSubject"/>; the generated members then take it in place of a string.
    /// Default: null, subjects are strings.
    /// </summary>
    public Type? Subject { get; set; }
}
