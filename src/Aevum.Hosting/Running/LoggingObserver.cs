using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aevum.Hosting.Running;

/// <summary>Writes what the engine tells to the log. Thread-safe.</summary>
internal sealed class LoggingObserver(ILoggerFactory? loggers) : IAevumObserver
{
    private readonly ILogger _logger = loggers?.CreateLogger("Aevum") ?? NullLogger.Instance;

    /// <inheritdoc/>
    public void Observe(EngineNotice notice)
    {
        if (notice.IsWarning)
        {
            HostingLog.Warning(_logger, notice.Kind, notice.Message, notice.AuditId ?? "no event");
        }
        else
        {
            HostingLog.Notice(_logger, notice.Kind, notice.Message, notice.AuditId ?? "no event");
        }
    }
}
