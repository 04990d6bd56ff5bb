namespace Aevum.Generators.Models;

/// <summary>How an option is set.</summary>
internal enum OptionSetting
{
    /// <summary>It must be given when the object is made.</summary>
    Required,

    /// <summary>It can be given only when the object is made.</summary>
    Initial,

    /// <summary>It can be set at any time.</summary>
    Anytime,
}
