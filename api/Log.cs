namespace Horizon.Api;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    public static partial void RequestFailed(ILogger logger, string method, PathString path, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index could not follow; it is tried again")]
    public static partial void FollowingFailed(ILogger logger, Exception exception);
}
