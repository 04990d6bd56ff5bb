using System.Reflection;
using System.Text;

namespace Aevum.Policy;

/// <summary>Reads policy and schema files, bounded and strictly as UTF-8, and the defaults that the assembly carries.</summary>
internal static class PolicyFolder
{
    private const string DefaultsPrefix = "Aevum.Policy.Defaults.";
    private const string SchemaEnding = ".cedarschema";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static IReadOnlyList<PolicyText> Defaults { get; } = ReadDefaults(".cedar");

    internal static PolicyText DefaultSchema { get; } = ReadDefaults(SchemaEnding)[0];

    /// <exception cref="PolicyLoadException">The folder is not there, holds no policy, or is too large.</exception>
    internal static IReadOnlyList<PolicyText> Policies(string folder, long maxTotalBytes)
    {
        if (!Directory.Exists(folder))
        {
            throw new PolicyLoadException([$"{folder}: no such folder; set Folder to the folder of your .cedar files."]);
        }

        var files = Directory.EnumerateFiles(folder, "*.cedar", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
        {
            throw new PolicyLoadException([$"{folder}: no .cedar file; an empty folder is more likely a mistake than a wish to deny everything."]);
        }

        var total = files.Sum(file => new FileInfo(file).Length);
        return total <= maxTotalBytes
            ? [.. files.Select(Read)]
            : throw new PolicyLoadException([$"{folder}: the policies have {total} bytes, more than MaxTotalBytes ({maxTotalBytes})."]);
    }

    /// <exception cref="PolicyLoadException">There is more than one schema, or the file cannot be read.</exception>
    internal static PolicyText Schema(CedarPolicyEngineOptions options)
    {
        if (options.SchemaFile is not null)
        {
            return Read(options.SchemaFile);
        }

        var found = options.Folder is null ? [] : Directory.GetFiles(options.Folder, "*" + SchemaEnding, SearchOption.AllDirectories);
        return found.Length switch
        {
            0 => DefaultSchema,
            1 => Read(found[0]),
            _ => throw new PolicyLoadException([$"{options.Folder}: {found.Length} schema files; name the one to use by SchemaFile."]),
        };
    }

    private static PolicyText Read(string file)
    {
        try
        {
            return new PolicyText(file, Strict.GetString(File.ReadAllBytes(file)));
        }
        catch (DecoderFallbackException)
        {
            throw new PolicyLoadException([$"{file}: not UTF-8; save the file as UTF-8."]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PolicyLoadException($"{file}: cannot be read: {fault.Message}", fault);
        }
    }

    private static List<PolicyText> ReadDefaults(string ending)
    {
        var assembly = typeof(PolicyFolder).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(DefaultsPrefix, StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new PolicyText("aevum:" + name[DefaultsPrefix.Length..], ReadResource(assembly, name)))];
    }

    private static string ReadResource(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Strict);
        return reader.ReadToEnd();
    }
}
