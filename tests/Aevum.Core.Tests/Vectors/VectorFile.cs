using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Aevum.Vectors;

/// <summary>Opens the data files beside this one.</summary>
internal static class VectorFile
{
    private static readonly string Folder = System.IO.Path.GetDirectoryName(Here())!;

    internal static string Path(string name) => System.IO.Path.Combine(Folder, name);

    internal static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    internal static JsonDocument Json(string name) => JsonDocument.Parse(Bytes(name));

    private static string Here([CallerFilePath] string here = "") => here;
}
