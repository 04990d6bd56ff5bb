using System.Text;
using Aevum.Cedar;
using Aevum.Cli.Chains;

namespace Aevum.Cli.Policies;

/// <summary>Reads policy files: each path is a file, or a folder whose <c>.cedar</c> files are taken, at any depth, in ordinal order.</summary>
internal static class PolicyFiles
{
    private const string Pattern = "*.cedar";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static IReadOnlyList<PolicyFile> Read(IEnumerable<string> paths) => [.. paths.SelectMany(Expand).Select(path => new PolicyFile(path, ReadText(path)))];

    internal static string ReadText(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > CedarLimits.Default.MaxJsonLength)
            {
                throw new CommandException($"{path} is larger than {CedarLimits.Default.MaxJsonLength} bytes. Split it.");
            }

            using var reader = new StreamReader(file, Strict);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException fault)
        {
            throw new CommandException($"{path} is not UTF-8. Save it as UTF-8.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException($"cannot read {path}: {SmallFile.Reason(fault)}.", fault);
        }
    }

    private static IEnumerable<string> Expand(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var files = Directory.GetFiles(path, Pattern, SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0 ? files : throw new CommandException($"{path} holds no .cedar file. Give a folder that does, or a file.");
    }
}
