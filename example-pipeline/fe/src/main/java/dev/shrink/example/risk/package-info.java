/** The risk of an entity: its feature vector, scored over HTTP by an ensemble of models. */
package dev.shrink.example.risk;
