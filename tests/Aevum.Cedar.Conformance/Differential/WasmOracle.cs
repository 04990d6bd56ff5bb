using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Aevum.Cedar.Conformance.Differential;

/// <summary>The reference implementation, compiled to WebAssembly and run by Node.js in a process of its own.</summary>
internal sealed class WasmOracle : IDisposable
{
    private const string PackagePath = "node_modules/@cedar-policy/cedar-wasm/package.json";

    private readonly Process _node;

    private WasmOracle(Process node)
    {
        _node = node;
        Version = (string)JsonNode.Parse(ReadLine())!["version"]!;
    }

    /// <summary>The version that the package reports.</summary>
    internal string Version { get; }

    /// <summary>Starts the oracle; null with the reason when Node.js or the package is absent.</summary>
    /// <param name="folder">A folder with the package below <c>node_modules</c>; null looks in the current folder and those above it.</param>
    /// <param name="absence">Why there is no oracle.</param>
    internal static WasmOracle? TryStart(string? folder, out string absence)
    {
        var found = FindPackage(folder ?? Directory.GetCurrentDirectory(), searchUpwards: folder is null);
        absence = "the npm package @cedar-policy/cedar-wasm is not installed (npm install @cedar-policy/cedar-wasm@4.10.0, then --wasm FOLDER)";
        if (found is null)
        {
            return null;
        }

        var script = Path.Combine(AppContext.BaseDirectory, "Differential", "oracle.mjs");
        var start = new ProcessStartInfo("node", [script, found]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        try
        {
            return new WasmOracle(Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            absence = "Node.js is not installed";
            return null;
        }
    }

    /// <summary>Asks one question; questions and answers are one line of JSON each.</summary>
    internal JsonObject Ask(JsonObject question)
    {
        _node.StandardInput.WriteLine(question.ToJsonString());
        _node.StandardInput.Flush();
        return JsonNode.Parse(ReadLine())!.AsObject();
    }

    public void Dispose()
    {
        _node.StandardInput.Close();
        if (!_node.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _node.Kill();
        }

        _node.Dispose();
    }

    private static string? FindPackage(string start, bool searchUpwards)
    {
        for (var folder = Path.GetFullPath(start); folder is not null; folder = searchUpwards ? Path.GetDirectoryName(folder) : null)
        {
            if (File.Exists(Path.Combine(folder, PackagePath)))
            {
                return folder;
            }
        }

        return null;
    }

    private string ReadLine() => _node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the oracle ended before it answered");
}
