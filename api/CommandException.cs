namespace Horizon.Api;

/// <summary>Something that the person at the keyboard can put right; the message says how. Exit code 1.</summary>
internal sealed class CommandException : Exception
{
    public CommandException(string message) : base(message) { }

    public CommandException(string message, Exception inner) : base(message, inner) { }
}
