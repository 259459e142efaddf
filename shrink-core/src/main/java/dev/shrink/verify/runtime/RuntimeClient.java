package dev.shrink.verify.runtime;

import java.nio.file.Path;

/** What runs a handler: the program that asks the Runtime API for events and calls the function. */
public sealed interface RuntimeClient permits JavaClient, PythonClient {

    /** Name and version, for the report: {@code aws-lambda-java-runtime-interface-client 2.9.0 on Java 17.0.15}. */
    String title();

    /** The folder of this machine that holds the client's own files. */
    Path folder();

    /** What the client needs to run one function. */
    Launch launch(Folders folders, FunctionSettings settings);
}
